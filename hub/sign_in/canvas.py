"""Sign-in from Canvas (LTI 1.3): copy this file to grading/hub/config.py and fill in what stands in capitals.

Canvas' administrator makes a developer key of the kind LTI from ADDRESS/hub/lti13/config, with the custom field
`login=$Canvas.user.id`, and gets the client id. Students then come in by a link in Canvas, under the number that
Canvas' own lists have, so that `run.py publish --canvas` finds them. No points travel back by themselves.
"""

import os

c = get_config()  # noqa: F821 - given by traitlets
CANVAS = os.environ.get("CANVAS_ADDRESS", "https://sso.canvaslms.com")

c.JupyterHub.authenticator_class = "ltiauthenticator.lti13.auth.LTI13Authenticator"
canvas = c.LTI13Authenticator
canvas.issuer = "https://canvas.instructure.com"
canvas.authorize_url = f"{CANVAS}/api/lti/authorize_redirect"
canvas.jwks_endpoint = f"{CANVAS}/api/lti/security/jwks"
canvas.client_id = [os.environ.get("LTI_CLIENT_ID", "CLIENT ID")]
canvas.username_key = "custom_login"
