package org.pontis.eidas.oidc.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.oidc.Parameters;
import org.pontis.eidas.saml.metadata.SpType;

/**
 * What makes an authentication request a good one (OpenID Connect Core 3.1.2.2, RFC 7636, RFC 9700), after client and redirect
 * URI are known to be good.
 */
final class AuthorizationRules {

    private static final int MAX_ECHOED = 2_048;
    private static final int MAX_CLAIMS = 8_192;

    /** Of all that means something, together. */
    private static final int MAX_ALL = 10_240;

    /** What means something here, and how long it may be. */
    private static final Map<String, Integer> LONGEST = Map.ofEntries(
            Map.entry("client_id", 256),
            Map.entry("redirect_uri", MAX_ECHOED),
            Map.entry("response_type", 64),
            Map.entry("response_mode", 64),
            Map.entry("scope", 512),
            Map.entry("state", MAX_ECHOED),
            Map.entry("nonce", MAX_ECHOED),
            Map.entry("code_challenge", 128),
            Map.entry("code_challenge_method", 16),
            Map.entry("prompt", 64),
            Map.entry("max_age", 16),
            Map.entry("acr_values", 1_024),
            Map.entry("claims", MAX_CLAIMS),
            Map.entry("ui_locales", 256),
            Map.entry("login_hint", 256),
            Map.entry("sp_type", 16),
            Map.entry("requester_id", 1_024),
            Map.entry("provider_name", 128));

    static final Set<String> NAMES = LONGEST.keySet();

    /** For whom a citizen is asked. */
    static final List<String> PUSHED_ONLY = List.of("sp_type", "requester_id", "provider_name");

    private static final int MAX_LOCALES = 16;
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern COUNTRY_HINT = Pattern.compile("country:([A-Z]{2})");
    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");

    private final Client client;
    private final String redirectUri;
    private final Parameters parameters;

    AuthorizationRules(Client client, String redirectUri, Parameters parameters) {
        this.client = client;
        this.redirectUri = redirectUri;
        this.parameters = parameters;
    }

    AuthorizationRequest check() throws Refused {
        require(parameters.areWellFormed(), OAuthError.INVALID_REQUEST, "A parameter is repeated or too long.");
        require(!has("request"), OAuthError.REQUEST_NOT_SUPPORTED, "Request objects are not supported.");
        require(
                !has("request_uri"),
                OAuthError.REQUEST_URI_NOT_SUPPORTED,
                "Only a pushed request has an address, and nothing stands beside it.");
        checkLengths();
        checkFlow();
        checkProofKey();
        checkPrompt();
        RequestedClaims claims = RequestedClaims.read(parameters.get("claims"));
        return new AuthorizationRequest(
                client,
                redirectUri,
                parameters.get("state"),
                parameters.get("nonce"),
                parameters.get("code_challenge").orElseThrow(),
                RequestedAcr.read(client, List.of(parameters.words("acr_values"), claims.acr())),
                claims.attributes(),
                locales(),
                country(),
                spType(),
                shown("requester_id"),
                shown("provider_name").or(client::providerName));
    }

    /** All of it is kept for as long as a citizen takes. */
    private void checkLengths() throws Refused {
        int all = 0;
        for (Map.Entry<String, Integer> one : LONGEST.entrySet()) {
            int length = parameters.get(one.getKey()).orElse("").length();
            require(
                    length <= one.getValue(),
                    OAuthError.INVALID_REQUEST,
                    "The parameter " + one.getKey() + " is too long.");
            all += length;
        }
        require(all <= MAX_ALL, OAuthError.INVALID_REQUEST, "The parameters together are too long.");
    }

    private void checkFlow() throws Refused {
        require(
                parameters.says("response_type", "code"),
                OAuthError.UNSUPPORTED_RESPONSE_TYPE,
                "The response type is code.");
        require(
                parameters.get("response_mode").orElse("query").equals("query"),
                OAuthError.INVALID_REQUEST,
                "The response mode is query.");
        require(parameters.words("scope").contains("openid"), OAuthError.INVALID_SCOPE, "The scope contains openid.");
    }

    /** RFC 7636 section 4.3: without a method the challenge would be plain, which protects nothing. */
    private void checkProofKey() throws Refused {
        require(
                parameters.says("code_challenge_method", "S256")
                        && parameters
                                .get("code_challenge")
                                .filter(CHALLENGE.asMatchPredicate())
                                .isPresent(),
                OAuthError.INVALID_REQUEST,
                "PKCE with the method S256 is required.");
    }

    /** Every login here is a new one, abroad, so that whatever is asked for by prompt and max_age is so by nature. */
    private void checkPrompt() throws Refused {
        List<String> prompts = parameters.words("prompt");
        require(
                PROMPTS.containsAll(prompts) && (!prompts.contains("none") || prompts.size() == 1),
                OAuthError.INVALID_REQUEST,
                "The prompt is not one of OpenID Connect.");
        require(!prompts.contains("none"), OAuthError.LOGIN_REQUIRED, "Nobody logs in here without a page.");
        require(
                parameters.get("max_age").stream().allMatch(SECONDS.asMatchPredicate()),
                OAuthError.INVALID_REQUEST,
                "max_age is a number of seconds.");
    }

    /** What other countries and citizens get to see. */
    private Optional<String> shown(String name) throws Refused {
        Optional<String> value = parameters.get(name).filter(text -> !text.isBlank());
        require(
                value.stream().allMatch(text -> text.chars().noneMatch(Character::isISOControl)),
                OAuthError.INVALID_REQUEST,
                "The parameter " + name + " has control characters.");
        return value;
    }

    private SpType spType() throws Refused {
        Optional<String> value = parameters.get("sp_type");
        if (value.isEmpty()) {
            return client.spType();
        }
        return SpType.of(value.get())
                .orElseThrow(() -> new Refused(OAuthError.INVALID_REQUEST, "sp_type is public or private."));
    }

    /** A hint that is none is no mistake (OpenID Connect Core 3.1.2.1): the citizen is asked. */
    private Optional<NodeCountry> country() {
        return parameters
                .get("login_hint")
                .map(COUNTRY_HINT::matcher)
                .filter(Matcher::matches)
                .map(hint -> new NodeCountry(hint.group(1)));
    }

    private List<String> locales() {
        List<String> locales = new ArrayList<>();
        for (String tag :
                parameters.words("ui_locales").stream().limit(MAX_LOCALES).toList()) {
            try {
                locales.add(LangTag.parse(tag).toString());
            } catch (LangTagException e) {
                // a language that is none is one that we do not have either
                continue;
            }
        }
        return locales;
    }

    private boolean has(String name) {
        return parameters.get(name).isPresent();
    }

    private static void require(boolean kept, OAuthError error, String description) throws Refused {
        if (!kept) {
            throw new Refused(error, description);
        }
    }
}
