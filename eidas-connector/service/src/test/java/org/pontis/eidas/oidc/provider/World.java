package org.pontis.eidas.oidc.provider;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.flow.connector.LoginOutcome;
import org.pontis.eidas.flow.connector.LoginOutcome.Identified;
import org.pontis.eidas.flow.connector.LoginRequest;
import org.pontis.eidas.flow.connector.Persistence;
import org.pontis.eidas.level.GrantedLevel.Notified;
import org.pontis.eidas.oidc.Clock;
import org.pontis.eidas.oidc.Keys;
import org.pontis.eidas.oidc.MemoryPending;
import org.pontis.eidas.oidc.Parameters;
import org.pontis.eidas.oidc.RandomText;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Begin;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Redirect;
import org.pontis.eidas.oidc.provider.ProviderSettings.Life;
import org.pontis.eidas.saml.metadata.SpType;

/** A provider with three clients, whose keys the tests have. */
final class World {

    static final String ISSUER = "https://eidas.example.es/oidc";
    static final String BROKER = "broker";
    static final String CALLBACK = "https://broker.example.es/realms/es/broker/eidas/endpoint";
    static final URI OTHER_LEVEL = URI.create("http://eidas.europa.eu/NotNotified/LoA/substantial");
    static final String VERIFIER = "v".repeat(43);

    // made once, because that takes long
    private static final ECKey BROKER_KEY = Keys.elliptic();
    private static final ECKey OTHER_KEY = Keys.elliptic();
    private static final RSAKey RSA_KEY = Keys.rsa();

    final Clock clock = new Clock();
    final ECKey brokerKey = BROKER_KEY;
    final RSAKey rsaKey = RSA_KEY;
    final ECKey otherKey = OTHER_KEY;
    final MemoryPending<Grant> codes = new MemoryPending<>();
    final MemoryPending<PendingRequest> logins = new MemoryPending<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    final Provider provider;

    World() {
        this(Life.DEFAULT);
    }

    World(Life life) {
        List<Client> clients = List.of(
                client(BROKER, false, SubjectKind.PAIRWISE, false, LevelOfAssurance.LOW),
                client("other", false, SubjectKind.PAIRWISE, true, LevelOfAssurance.LOW),
                client("strict", true, SubjectKind.IDENTIFIER, true, LevelOfAssurance.SUBSTANTIAL));
        provider = new Provider(
                new ProviderSettings(
                        ISSUER,
                        Keys.token(),
                        Optional.of(Keys.token()),
                        new Pseudonyms(new byte[32]),
                        clients,
                        List.of("es", "en"),
                        life),
                new MemoryPending<>(),
                logins,
                new MemoryPending<>(),
                codes,
                (issuer, id, until) -> seen.add(issuer + " " + id),
                clock);
    }

    private Client client(
            String id, boolean pushedOnly, SubjectKind subject, boolean representation, LevelOfAssurance minimum) {
        return new Client(
                id,
                Set.of(CALLBACK, CALLBACK + "?tenant=1"),
                id.equals("other") ? Keys.published(otherKey) : Keys.published(brokerKey, rsaKey),
                pushedOnly,
                subject,
                representation,
                minimum,
                Set.of(OTHER_LEVEL),
                SpType.PUBLIC,
                Optional.of("Agencia"));
    }

    /** A request with nothing wrong in it. */
    static Map<String, String> request(String... changes) {
        Map<String, String> request = new HashMap<>(Map.of(
                "client_id", BROKER,
                "redirect_uri", CALLBACK,
                "response_type", "code",
                "scope", "openid",
                "state", "s&t=ate ñ",
                "nonce", "n",
                "code_challenge_method", "S256",
                "code_challenge", challenge(VERIFIER)));
        for (int i = 0; i < changes.length; i += 2) {
            request.put(changes[i], changes[i + 1]);
        }
        return request;
    }

    static String challenge(String verifier) {
        return CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
                .getValue();
    }

    static Parameters parameters(Map<String, String> values) {
        return Parameters.of(values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
    }

    AuthorizationAnswer authorize(String... changes) {
        return provider.authorize(parameters(request(changes)));
    }

    LoginRequest begin(String... changes) {
        return ((Begin) authorize(changes)).login();
    }

    /** A login by a request that was pushed. */
    LoginRequest beginPushed(String... changes) {
        Json kept = provider.push(from(BROKER, request(changes)));
        return ((Begin) provider.authorize(parameters(Map.of(
                        "client_id",
                        BROKER,
                        "request_uri",
                        String.valueOf(json(kept).get("request_uri"))))))
                .login();
    }

    /** The error that a request is sent back with. */
    String error(String... changes) {
        return query(authorize(changes)).get("error");
    }

    static Map<String, String> query(AuthorizationAnswer answer) {
        String location = ((Redirect) answer).location();
        return Arrays.stream(location.substring(location.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A code for this request. */
    String code(String... changes) {
        return query(provider.finish(begin(changes).id(), identified(LevelOfAssurance.HIGH)))
                .get("code");
    }

    static LoginOutcome identified(LevelOfAssurance level) {
        return identified(level, Identity.of(mari()));
    }

    static LoginOutcome identified(LevelOfAssurance level, Identity identity) {
        return new Identified(
                identity,
                new Notified(level),
                new NodeCountry("EE"),
                Persistence.PERMANENT,
                Instant.parse("2026-11-22T09:59:30Z"));
    }

    static Person mari() {
        return natural(DataSet.NATURAL, "EE/ES/60001019906", "Mari-Liis");
    }

    static Person natural(DataSet set, String identifier, String givenName) {
        return person(
                set,
                Map.of(
                        "PersonIdentifier", List.of(AttributeValue.of(identifier)),
                        "CurrentFamilyName", List.of(AttributeValue.of("Männik"), AttributeValue.original("Мянник")),
                        "CurrentGivenName", List.of(AttributeValue.of(givenName)),
                        "DateOfBirth", List.of(AttributeValue.of("2000-01-01"))));
    }

    static Person company() {
        return person(
                DataSet.LEGAL,
                Map.of(
                        "LegalPersonIdentifier", List.of(AttributeValue.of("EE/ES/10000001")),
                        "LegalName", List.of(AttributeValue.of("Sild OÜ"))));
    }

    static Person person(DataSet set, Map<String, List<AttributeValue>> values) {
        Map<AttributeDefinition, List<AttributeValue>> found = new LinkedHashMap<>();
        AttributeProfile.of(set).stream()
                .filter(attribute -> values.containsKey(attribute.localName()))
                .forEach(attribute -> found.put(attribute, values.get(attribute.localName())));
        return new Person(set, found);
    }

    /** What a client says of itself, with nothing wrong in it. */
    JWTClaimsSet.Builder assertion(String clientId) {
        return new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(ISSUER)
                .jwtID(RandomText.next())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(60)));
    }

    static String signed(ECKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Form form(String assertion, Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        all.put("client_assertion", assertion);
        return new Form(parameters(all), false);
    }

    Form from(String clientId, Map<String, String> parameters) {
        ECKey key = clientId.equals("other") ? otherKey : brokerKey;
        return form(signed(key, assertion(clientId).build()), parameters);
    }

    static Map<String, String> tokenRequest(String code) {
        return new HashMap<>(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", CALLBACK,
                "code_verifier", VERIFIER));
    }

    static Map<String, Object> json(Json answer) {
        try {
            return JSONObjectUtils.parse(answer.body());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claims that a code is worth. */
    Map<String, Object> redeem(String clientId, String code) {
        Json answer = provider.token(from(clientId, tokenRequest(code)));
        try {
            return SignedJWT.parse((String) json(answer).get("id_token"))
                    .getJWTClaimsSet()
                    .getClaims();
        } catch (ParseException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }
}
