"""Sign-in with Feide (OpenID Connect): copy this file to grading/hub/config.py and fill in what stands in capitals.

The institution registers the Hub in Feide's customer portal, with the redirect address ADDRESS/hub/oauth_callback and
the scopes below, and gets the identifier and the secret. Take no other names than Feide's: two ways to sign in could
give two people one name.
"""

import os

c = get_config()  # noqa: F821 - given by traitlets
ADDRESS = os.environ.get("HUB_ADDRESS", "https://HUB.EXAMPLE.NO")
FEIDE = os.environ.get("FEIDE_ADDRESS", "https://auth.dataporten.no")

c.JupyterHub.authenticator_class = "generic-oauth"
feide = c.GenericOAuthenticator
feide.login_service = "Feide"
feide.client_id = os.environ.get("FEIDE_ID", "IDENTIFIER")
feide.client_secret = os.environ.get("FEIDE_SECRET", "SECRET")
feide.oauth_callback_url = f"{ADDRESS}/hub/oauth_callback"
feide.authorize_url = f"{FEIDE}/oauth/authorization"
feide.token_url = f"{FEIDE}/oauth/token"
feide.userdata_url = f"{FEIDE}/openid/userinfo"
feide.scope = ["openid", "userid-feide"]
feide.username_claim = "https://n.feide.no/claims/eduPersonPrincipalName"
# Everybody in the country has Feide: only one's own institution comes in.
c.Authenticator.username_pattern = r"[^@]+@EXAMPLE\.NO$".lower()
