"""One thing sealed by the first release, under the secret half 00 01 … 5f, for box bb…b, place 7."""

SEALED = (
    "c$@)&1b+M9P>jxtrRK#a+Bo9+Zn?Et9MQ^V^||A<l_n!t+~TrF+j95TQiy!A16I>Ywi;GIG&V~j^@|<JQW(Jn3&>$|oUo*V?E>nd"
    "DVNBl|HY)cNYM<P-<kwL4jX9QW62NZloqBHHbS?&m0pWBTaU2y<{X)o;vS<L^WKCbM}$$puE#n4@#mC|h=)BHpJzew#{fkzJUnox"
    "__bZxrqj8hj(N#(PgNsK8M&vdW>R1n84VU6^BFy<V(ey6UOA6nNiwgeQ)b=vH^Ff3I4=$xo|JGo<BREg?<XdZxSV%31oP~fzR;OB"
    "LNFgONROEz0i&D}Y6^I4TR9xUHTCFT8GQCgf|eAABP9$i&=1toy&Jn03?RJ`YFmusOz^DH8hvXto~HYCV*`JL9z*&#m@yE?nVk1@"
    "NG>*YX+#)KTOJW)EKlFN?qe3M2cVD0XP&Q!?WxDAq9kWnH&YDeyV-~jv>sKn3e4nLsE8ug%a+Q4aLZnTnykFSg@Z4`T-TnLXz(6;"
    "aVHlaETZ;<e_jY}gozbXwZ1TzOeQ2v(u%DIEso!~w5|4eT@b{#2R;Q&=Q+oi_t?fly@`-r^oAv1EKhgm$MtM<2U?X$-t9`)y(53w"
    "Vzd#sxKW`qBvuVX>n#(1^oCpn%w6&%=|xF9h7t$bP<7z58*yc533x_A*oI15WI&%&V{13Q89qgRl6@;XZ|NKXf?)c_3|6YuTbV{Y"
    "LbT})?B2@8YxtqZA_@bo0VU|MoAu{JqmWaG-QuO~yJ3n!`D!C<b-Y379qhDqOz)jDN;Avj?oGG*5-)B;BJH70PA>Y>s^x^s65>SW"
    "<3mjX2mSmXnA2wn&ZDMsdjcH}1%t_s!CMsH6x(R@p+y>kHN(#t6AhlVXxS+JRz<0rg>=_*J*eCjD_s;4-%s?5U#^n>njgq9eV1Ed"
    "yB&(UaEuKIvv0IqE+aw9n&xjRqP%WBvp!{6+&E3^sniZQ1+R}R6%fOG4y~se9*Fr#$`F=pdom=~8FV+i8@T70uF+{L_IiIvHY}GW"
    "_Z9i-6YtlAn7(k_Ie+2xgQIzQuDXAGOrO-_r;O(qaG60~wcPRj4Z+URwVGh~o5bU?yho8JkXC`zC`fGX>?j1uL;w>SICH!iecN)t"
    "Z}a-y7E~Of^zcf2-W^$4`J@~l!P2k_4x&kkNTS3gtM7af)8hh>l`~?nqq<f1HnIZ6!}^87McF7v2&SW0ZjTMOb?13Sgky7o0E$(F"
    "%Iv?5ea+lwvpA=iJFv*oo#*ZVBCR)usgYK>7=b#3@zP%xOl^=lhx=T-y|YcjT2X8KPNABcBE??*wR^`h=RrJ(EmTuqx`4g{`y%!F"
    "vRy0@)=s`}rhq($whY|eWDz(fwOym#!EamzK)K!@=YkaeW($6wPa>f;t?L{6O49f|$|-;i-7K~#eW$}_8lTnj<Wz^Xs4P_LgG8|u"
    "&&q(wr!8wXgYpi`mFKZIZzJ@L%(P(~YNq!68+Eo3N4;EZA`8oTt)V*("
)
