"""Sign-in by configuration alone: the Hub's own examples against stand-ins on this machine that hold to the protocols.

No institution's Feide and no Canvas was there to try it against.
"""

import base64
import hashlib
import json
import shutil
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from ..grading.exercises import ROOT
from ..ports import free_port
from .classroom import ENDING, copy_course, start

pytestmark = pytest.mark.slow
CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
PRINCIPAL = "https://n.feide.no/claims/eduPersonPrincipalName"


class StandIn(ThreadingHTTPServer):
    """A server on this machine; `answers` maps a path to `(query or form, headers) -> (code, headers, JSON)`."""

    def __init__(self, answers):
        self.answers = answers
        super().__init__(("127.0.0.1", free_port()), Handler)
        self.address = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.reply(dict(parse_qsl(urlsplit(self.path).query)))

    def do_POST(self):
        self.reply(dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode())))

    def reply(self, asked):
        code, headers, body = self.server.answers[urlsplit(self.path).path](asked, self.headers)
        data = json.dumps(body).encode()
        self.send_response(code)
        for name, value in {"Content-Type": "application/json", "Content-Length": len(data), **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


def feide(who):
    """Feide as OpenID Connect with PKCE says it: nothing is given to who does not hold to it. `who["is"]` signs in."""
    given = {}

    def authorize(asked, _):
        assert (asked["response_type"], asked["client_id"]) == ("code", "hub") and "openid" in asked["scope"]
        assert asked["code_challenge_method"] == "S256" and asked["state"]
        given["asked"] = asked
        back = urlencode({"code": "once", "state": asked["state"]})
        return 302, {"Location": f"{asked['redirect_uri']}?{back}"}, {}

    def token(asked, _):
        challenge = (
            base64.urlsafe_b64encode(hashlib.sha256(asked["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        )
        right = (
            challenge == given["asked"]["code_challenge"] and asked["redirect_uri"] == given["asked"]["redirect_uri"]
        )
        assert right and (asked["client_id"], asked["client_secret"], asked["code"]) == ("hub", "secret", "once")
        return 200, {}, {"access_token": "token", "token_type": "Bearer", "expires_in": 28799}

    def userinfo(_, headers):
        assert headers["Authorization"] == "Bearer token"
        return 200, {}, {"sub": "76a7a061", PRINCIPAL: who["is"]}

    return StandIn({"/oauth/authorization": authorize, "/oauth/token": token, "/openid/userinfo": userinfo})


@pytest.fixture
def hub_with(tmp_path, monkeypatch):
    """`hub_with(example, **environment)`: the address of a Hub whose own configuration is this example."""
    started = []

    def make(example, **environment):
        copy_course(tmp_path)
        own = tmp_path / "grading" / "hub" / "config.py"
        own.parent.mkdir(parents=True)
        shutil.copy(ROOT / "hub" / "sign_in" / example, own)
        port = free_port()
        for name, value in {"HUB_ADDRESS": f"http://127.0.0.1:{port}", **environment}.items():
            monkeypatch.setenv(name, value)
        started.append(start(tmp_path, port))
        said = [started[0].stdout.readline(), started[0].stdout.readline()]
        assert "Huben er her" in said[0] and "Avslutt" in said[1], said  # and nothing of a password
        return f"http://127.0.0.1:{port}"

    yield make
    for process in started:
        process.terminate()
        assert process.wait(ENDING) == 0


def test_feide(hub_with):
    """Whoever has an account at the institution comes in, and nobody else in the country."""
    who = {"is": "Åse+Østby@example.no"}
    stand_in = feide(who)
    hub = hub_with("feide.py", FEIDE_ADDRESS=stand_in.address, FEIDE_ID="hub", FEIDE_SECRET="secret")
    assert "Logg inn med Feide" in requests.get(f"{hub}/hub/login").content.decode()
    web = requests.Session()
    page = web.get(f"{hub}/hub/login", headers={"Accept-Language": "en-GB,en;q=0.9"}).text
    assert '<html lang="en">' in page and "Sign in with Feide" in page and 'href="?lang=nb"' in page
    assert "Logg inn med Feide" in web.get(f"{hub}/hub/login?lang=nb", headers={"Accept-Language": "en"}).text
    assert "Logg inn med Feide" in web.get(f"{hub}/hub/login", headers={"Accept-Language": "en"}).text
    home = requests.get(f"{hub}/hub/oauth_login", params={"next": "/hub/home"})
    assert "Du er logget inn som åse+østby@example.no" in home.content.decode()
    for who["is"] in ("kari@other.no", "kari@example.no.other.no"):
        refused = requests.get(f"{hub}/hub/oauth_login", params={"next": "/hub/home"})
        assert refused.status_code == 403 and "logget inn som" not in refused.content.decode()


def test_canvas(hub_with):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = json.loads(RSAAlgorithm.to_jwk(key.public_key())) | {"kid": "k1", "alg": "RS256", "use": "sig"}
    stand_in = StandIn({"/api/lti/security/jwks": lambda *_: (200, {}, {"keys": [public]})})
    hub = hub_with("canvas.py", CANVAS_ADDRESS=stand_in.address, LTI_CLIENT_ID="1259")
    web = requests.Session()
    first = {"iss": "https://canvas.instructure.com", "login_hint": "u", "target_link_uri": f"{hub}/hub/home"}
    first["client_id"] = "1259"

    def launch(signed_by):
        begun = web.post(f"{hub}/hub/lti13/oauth_login", data=first, allow_redirects=False)
        asked = dict(parse_qsl(urlsplit(begun.headers["Location"]).query))
        assert (asked["response_mode"], asked["scope"], asked["prompt"]) == ("form_post", "openid", "none")
        now = int(time.time())
        told = {"iss": first["iss"], "aud": "1259", "azp": "1259", "sub": "opaque", "iat": now, "exp": now + 600}
        told |= {"nonce": asked["nonce"], f"{CLAIM}message_type": "LtiResourceLinkRequest", f"{CLAIM}version": "1.3.0"}
        told |= {f"{CLAIM}deployment_id": "1:a", f"{CLAIM}target_link_uri": f"{hub}/hub/home"}
        told |= {f"{CLAIM}context": {"id": "c"}, f"{CLAIM}resource_link": {"id": "r", "title": "Mestring"}}
        told |= {f"{CLAIM}roles": ["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"]}
        told[f"{CLAIM}custom"] = {"login": "51001"}
        token = jwt.encode(told, signed_by, algorithm="RS256", headers={"kid": "k1"})
        return web.post(asked["redirect_uri"], data={"id_token": token, "state": asked["state"]}, allow_redirects=False)

    assert launch(rsa.generate_private_key(public_exponent=65537, key_size=2048)).status_code >= 400
    assert "logget inn som" not in web.get(f"{hub}/hub/home").content.decode()
    assert launch(key).status_code == 302
    assert "Du er logget inn som 51001" in web.get(f"{hub}/hub/home").content.decode()
