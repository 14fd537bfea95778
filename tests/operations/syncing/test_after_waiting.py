"""A question that stayed open for a minute puts no clock out, and what was fetched whole is known to be whole."""

from datetime import timedelta
from pathlib import Path

from coachdesk.desk.reach import whole_logs
from coachdesk.operations.syncing.going_round import go_round_once, last_contact
from coachdesk.sync.conversation import Answer, Request
from tests.operations.syncing.connected import two_connected


def test_the_stamps_follow_the_servers_clock_however_long_it_waited(tmp_path: Path) -> None:
    with two_connected(tmp_path) as both:

        def slowly(request: Request) -> Answer:
            answer = both.ask(request)
            if request.path.startswith("/v1/heads"):
                both.office.clock.move(seconds=50)
            return answer

        go_round_once(both.bronwen, slowly)
        both.write(both.bronwen, "by the river")
        desk = both.bronwen.desk
        assert abs(desk.latest_moment() - desk.now()) < timedelta(seconds=20)
        heard = last_contact(both.bronwen)
        assert heard is not None
        assert timedelta() < desk.now() - heard < timedelta(seconds=80)


def test_all_that_a_round_went_through_is_whole(tmp_path: Path) -> None:
    with two_connected(tmp_path) as both:
        assert both.family in whole_logs(both.bronwen.desk)
        assert both.bronwen.desk.owner.organisation_id in whole_logs(both.bronwen.desk)
