# NOT RUN: nobody has tried this on Windows yet. It is the recipe of linux.sh, written for PowerShell.
#
#   powershell -File packaging\windows.ps1
#
# Needs Python 3.11 or newer from its own installer, and uv. An installer (Inno Setup or MSIX) and a signature for it
# come with the first release that has been tried on Windows.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")
uv sync --frozen --extra desktop --extra speech
uv run pyinstaller packaging\coachdesk.spec --noconfirm --distpath dist --workpath build\pyinstaller
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
$version = uv run python -c "import coachdesk; print(coachdesk.__version__)"
Compress-Archive -Force -Path dist\coachdesk -DestinationPath "dist\coachdesk-$version-windows.zip"
