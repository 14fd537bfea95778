"""`python -m coachdesk.sandbox`: how a checkout and a wheel start the throw-away process."""

import sys

from coachdesk.sandbox.child import main

sys.exit(main())
