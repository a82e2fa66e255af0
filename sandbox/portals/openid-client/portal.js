// A portal with openid-client. From the environment:
//   ISSUER      the broker, such as https://broker.example/realms/es; everything else about it is discovered
//   PORTAL_URL  where this portal is reached; the callback is PORTAL_URL/callback
//   CLIENT_ID   as registered
//   KEY_FILE    the portal's private key, ES256, PKCS #8 in PEM; its public half is published at PORTAL_URL/jwks
import { createServer } from 'node:http'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as jose from 'jose'
import * as client from 'openid-client'

const { ISSUER, PORTAL_URL, CLIENT_ID, KEY_FILE } = process.env
const LEVELS = ['low', 'substantial', 'high']

const pem = readFileSync(KEY_FILE, 'utf8')
const { d: _private, ...publicKey } = await jose.exportJWK(await jose.importPKCS8(pem, 'ES256', { extractable: true }))
const kid = await jose.calculateJwkThumbprint(publicKey)
const key = await jose.importPKCS8(pem, 'ES256')

let discovered
/** The broker's metadata, read once; again if the broker was away. */
async function broker() {
  discovered ??= await client.discovery(new URL(ISSUER), CLIENT_ID, undefined, client.PrivateKeyJwt({ key, kid }), {
    // plain http is for the sandbox on your own machine only
    execute: ISSUER.startsWith('http://localhost:') ? [client.allowInsecureRequests] : [],
  })
  return discovered
}
let brokerKeys
/** jose refetches the keys when it meets a `kid` it does not know, at most every 30 seconds. */
async function keys() {
  brokerKeys ??= jose.createRemoteJWKSet(new URL((await broker()).serverMetadata().jwks_uri))
  return brokerKeys
}

/** Session id in the cookie -> { pending, identity, refused }. A real portal has a session store. */
const sessions = new Map()

function sessionOf(request, response) {
  const id = /(?:^|;\s*)openid_client_portal=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]
  if (sessions.has(id)) return sessions.get(id)
  return newSession(response)
}

function newSession(response, content = {}) {
  const id = randomUUID()
  const secure = PORTAL_URL.startsWith('https:') ? '; Secure' : ''
  response.setHeader('Set-Cookie', `openid_client_portal=${id}; HttpOnly; SameSite=Lax; Path=/${secure}`)
  sessions.set(id, content)
  return content
}

const routes = {
  /** Starts a login: /login?acr=substantial&ui_locales=en&prompt=login&method=sms-pin&max_age=300 */
  'GET /login': async (request, response, url) => {
    const pending = {
      acr: url.searchParams.get('acr') ?? 'low',
      pkceCodeVerifier: client.randomPKCECodeVerifier(),
      expectedState: client.randomState(),
      expectedNonce: client.randomNonce(),
    }
    sessionOf(request, response).pending = pending
    const wishes = ['prompt', 'max_age', 'method', 'ui_locales'].filter((name) => url.searchParams.has(name))
    redirect(response, client.buildAuthorizationUrl(await broker(), {
      redirect_uri: `${PORTAL_URL}/callback`,
      scope: 'openid',
      acr_values: pending.acr,
      code_challenge: await client.calculatePKCECodeChallenge(pending.pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: pending.expectedState,
      nonce: pending.expectedNonce,
      ...Object.fromEntries(wishes.map((name) => [name, url.searchParams.get(name)])),
    }))
  },

  'GET /callback': async (request, response, url) => {
    const session = sessionOf(request, response)
    const { acr, ...checks } = session.pending ?? {}
    delete session.pending
    if (!acr) return redirect(response, '/me') // reloaded, or a login of another browser
    try {
      // checks state, iss, nonce, PKCE, signature, audience, times
      const tokens = await client.authorizationCodeGrant(await broker(), url, { ...checks, idTokenExpected: true })
      const claims = tokens.claims()
      if (LEVELS.indexOf(claims.acr) < LEVELS.indexOf(acr)) throw new Error(`asked for ${acr}, got ${claims.acr}`)
      newSession(response, { identity: claims, idToken: tokens.id_token })
    } catch (problem) {
      session.refused = { error: problem.error ?? 'portal_error', errorDescription: problem.error_description ?? problem.message }
    }
    redirect(response, '/me')
  },

  'GET /me': (request, response) => {
    const { identity, refused } = sessionOf(request, response)
    json(response, identity ? { loggedIn: true, ...me(identity) } : { loggedIn: false, ...refused })
  },

  'GET /logout': async (request, response) => {
    const session = sessionOf(request, response)
    const { idToken } = session
    for (const name of Object.keys(session)) delete session[name]
    if (!idToken) return redirect(response, '/me')
    redirect(response, client.buildEndSessionUrl(await broker(), {
      id_token_hint: idToken,
      post_logout_redirect_uri: `${PORTAL_URL}/`,
    }))
  },

  /** OpenID Connect Back-Channel Logout 1.0, section 2.6: the citizen logged out somewhere else. */
  'POST /backchannel-logout': async (request, response) => {
    const { payload } = await jose.jwtVerify(new URLSearchParams(await body(request)).get('logout_token'), await keys(), {
      issuer: ISSUER,
      audience: CLIENT_ID,
      typ: 'logout+jwt',
      requiredClaims: ['iat', 'exp', 'jti', 'events', 'sid'],
      maxTokenAge: '2 minutes',
    })
    if (payload.nonce || !payload.events['http://schemas.openid.net/event/backchannel-logout']) throw new Error('no logout')
    for (const [id, session] of sessions) if (session.identity?.sid === payload.sid) sessions.delete(id)
    response.setHeader('Cache-Control', 'no-store')
    response.end()
  },

  'GET /jwks': (request, response) => json(response, { keys: [{ ...publicKey, kid, alg: 'ES256', use: 'sig' }] }),

  'GET /': (request, response) => redirect(response, '/me'),
}

const me = ({ sub, acr, amr, login_method, iss, aud, exp, iat, auth_time, nonce, azp, jti, sid, at_hash, typ, ...claims }) =>
  ({ subject: sub, acr, amr, loginMethod: login_method, claims })

function redirect(response, to) {
  response.writeHead(303, { Location: String(to) }).end()
}

function json(response, value) {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
}

async function body(request) {
  let text = ''
  for await (const part of request.setEncoding('utf8')) {
    text += part
    if (text.length > 65536) throw new Error('too long')
  }
  return text
}

createServer(async (request, response) => {
  const url = new URL(request.url, PORTAL_URL)
  try {
    const route = routes[`${request.method} ${url.pathname}`]
    if (route) await route(request, response, url)
    else response.writeHead(404).end()
  } catch (problem) {
    console.error(problem.message)
    response.writeHead(400).end()
  }
}).listen(new URL(PORTAL_URL).port, '127.0.0.1', () => console.log('ready'))
