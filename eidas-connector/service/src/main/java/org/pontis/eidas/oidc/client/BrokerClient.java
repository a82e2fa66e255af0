package org.pontis.eidas.oidc.client;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.pontis.eidas.flow.proxy.BrokerAnswer;
import org.pontis.eidas.flow.proxy.BrokerAnswer.Failed;
import org.pontis.eidas.flow.proxy.BrokerRequest;
import org.pontis.eidas.oidc.Parameters;
import org.pontis.eidas.oidc.Query;
import org.pontis.eidas.oidc.RandomText;
import org.pontis.eidas.oidc.TokenDoor.BadToken;
import org.pontis.eidas.oidc.TokenDoor.NoKeys;
import org.pontis.eidas.oidc.TokenKey;
import org.pontis.eidas.store.Pending;

/** Asks the broker who a citizen is, and takes the answer. */
public final class BrokerClient {

    private static final System.Logger LOG = System.getLogger(BrokerClient.class.getName());
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final String UNREADABLE = "ENTRY_UNREADABLE";
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,64}");

    private final BrokerSettings settings;
    private final Wire wire;
    private final Broker broker;
    private final ClientProof proof;
    private final IdTokenRules rules;
    private final Pending<PendingAnswer> pending;
    private final InstantSource clock;

    public BrokerClient(BrokerSettings settings, Wire wire, Pending<PendingAnswer> pending, InstantSource clock) {
        this.settings = settings;
        this.wire = wire;
        this.broker = new Broker(settings, wire, clock);
        this.proof = new ClientProof(settings);
        this.rules = new IdTokenRules(settings);
        this.pending = pending;
        this.clock = clock;
    }

    /** Our public keys, for the broker: a JWK set. */
    public String keys() {
        return TokenKey.published(Stream.concat(Stream.of(settings.key()), settings.nextKey().stream())
                .toList());
    }

    /**
     * Enters lines into the broker's ledger.
     *
     * @return whether they are there; if not, the broker cannot read one of them
     * @throws IOException if neither is known
     */
    public boolean enter(List<String> lines) throws IOException {
        Wire.Answer answer = wire.post(
                URI.create(settings.issuer() + "/pontis/ledger/entries"),
                proof.with(Map.of("lines", String.join("\n", lines)), clock.instant()));
        if (answer.status() == BAD_REQUEST && UNREADABLE.equals(error(answer))) {
            return false;
        }
        if (answer.status() != NO_CONTENT) {
            throw new IOException("HTTP status " + answer.status() + " instead of 204.");
        }
        return true;
    }

    private static Object error(Wire.Answer answer) throws IOException {
        try {
            return JSONObjectUtils.parse(answer.body()).get("error");
        } catch (ParseException e) {
            throw new IOException("HTTP status " + answer.status() + ", and no JSON.", e);
        }
    }

    /**
     * Asks.
     *
     * @param state nobody can guess it, and it is never used again
     */
    public Ask ask(String state, BrokerRequest request) {
        Instant now = clock.instant();
        PendingAnswer answer =
                new PendingAnswer(RandomText.next(), RandomText.next(), request.level(), now, request.forceLogin());
        try {
            Broker.Known known = broker.describe();
            Map<String, String> question = new Question(settings).parameters(state, request, answer);
            if (known.pushed().isPresent()) {
                question = push(known.pushed().get(), question, now);
            }
            pending.put(state, answer, settings.life());
            URI page = known.authorization();
            return new Ask.Go(page + (page.getRawQuery() == null ? "?" : "&") + Query.of(question));
        } catch (BrokerTrouble e) {
            return new Ask.Not(failed(e));
        }
    }

    /**
     * What the browser brought back. Each question has one answer, the first.
     *
     * @param parameters of the redirect URI, {@code state} among them
     */
    public BrokerAnswer receive(Parameters parameters) {
        try {
            PendingAnswer question = parameters
                    .get("state")
                    .flatMap(pending::take)
                    .orElseThrow(() -> BrokerTrouble.failed("Nobody waits for this answer."));
            Broker.Known known = broker.describe();
            String idToken = redeem(known, code(known, parameters), question);
            return rules.check(known.tokens().open(idToken), question, clock.instant());
        } catch (BrokerTrouble e) {
            return failed(e);
        } catch (BadToken | NoKeys e) {
            return failed(BrokerTrouble.failed("The broker's ID token cannot be trusted: " + e.getMessage(), e));
        }
    }

    /** RFC 9126: the request goes to the broker directly, out of the browser's reach. */
    private Map<String, String> push(URI endpoint, Map<String, String> question, Instant now) throws BrokerTrouble {
        Map<String, Object> answer = post(endpoint, proof.with(question, now), CREATED);
        return Map.of("client_id", settings.clientId(), "request_uri", text(answer, "request_uri"));
    }

    /** Who answers is looked at first (RFC 9207): not even an error of somebody else counts. */
    private String code(Broker.Known known, Parameters parameters) throws BrokerTrouble {
        Optional<String> issuer = parameters.get("iss");
        if (issuer.isPresent() ? !issuer.get().equals(settings.issuer()) : known.namesItself()) {
            throw BrokerTrouble.failed("The answer is not our broker's.");
        }
        if (!parameters.areWellFormed()) {
            throw BrokerTrouble.failed("A parameter of the answer is repeated or too long.");
        }
        Optional<String> error = parameters.get("error");
        if (error.isPresent()) {
            // the browser can bring anything; only words of the standard's form go on
            throw BrokerTrouble.said(error.filter(ERROR.asMatchPredicate()).orElse("server_error"));
        }
        return parameters.get("code").orElseThrow(() -> BrokerTrouble.failed("The answer has no code."));
    }

    private String redeem(Broker.Known known, String code, PendingAnswer question) throws BrokerTrouble {
        Map<String, String> form = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                settings.redirectUri(),
                "code_verifier",
                question.verifier());
        return text(post(known.token(), proof.with(form, clock.instant()), OK), "id_token");
    }

    private Map<String, Object> post(URI endpoint, Map<String, String> form, int expected) throws BrokerTrouble {
        try {
            Wire.Answer answer = wire.post(endpoint, form);
            if (answer.status() != expected) {
                throw BrokerTrouble.failed("The broker answered with status " + answer.status() + ".");
            }
            return JSONObjectUtils.parse(answer.body());
        } catch (IOException e) {
            throw BrokerTrouble.failed("The broker did not answer.", e);
        } catch (ParseException e) {
            throw BrokerTrouble.failed("The broker's answer is no JSON object.", e);
        }
    }

    private static String text(Map<String, Object> answer, String name) throws BrokerTrouble {
        if (answer.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw BrokerTrouble.failed("The broker's answer has no " + name + ".");
    }

    private static Failed failed(BrokerTrouble trouble) {
        LOG.log(System.Logger.Level.INFO, trouble.getMessage());
        return new Failed(trouble.error());
    }
}
