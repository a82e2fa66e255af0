package org.pontis.sandbox.bench.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import org.pontis.idp.ledger.entry.Draft;
import org.pontis.idp.ledger.entry.Entry;
import org.pontis.idp.ledger.entry.EntryId;
import org.pontis.idp.ledger.entry.Member;
import org.pontis.idp.ledger.entry.Mode;
import org.pontis.idp.ledger.entry.Opening;
import org.pontis.idp.ledger.entry.SaltKey;
import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.NamedKey;
import org.pontis.idp.ledger.note.Origin;
import org.pontis.idp.ledger.note.Signer;
import org.pontis.idp.ledger.tree.Hash;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Logins that never were: ten a second, each of somebody else, by this method and that. */
final class Logins {

    /** Of all their accounts' ids: version and variant bits as a random UUID has them. */
    static final String CITIZENS = "63697469-7a65-4000-8000-";

    static final String KIND = "LOGIN";

    private static final List<String> METHODS = List.of("sms-pin", "password", "mobile-id", "eid-card", "eidas");
    private static final List<String> PORTALS = List.of("portal-oidc", "portal-saml");
    private static final long EVERY = 100;

    /** A login takes so long, or up to twice as long. */
    private static final int LEAST_MILLIS = 20_000;

    private final Random random = new Random(20261123);
    private final Origin origin;
    private final Signer signer;
    private final Instant begin;
    private final long past;

    /**
     * Logins until now; more than these are of the moment in which they are asked for.
     *
     * @param count of them
     */
    Logins(Origin origin, Signer signer, long count) {
        this.origin = origin;
        this.signer = signer;
        this.begin = Instant.now().minusMillis(EVERY * count);
        this.past = count;
    }

    /**
     * One of them.
     *
     * @param act what stands beside the entry: whom it is about and the salts, as JSON
     * @param figure what it adds to the operator's figures, as JSON
     */
    record Login(Entry entry, String citizen, String session, String portal, String act, String figure) {}

    /** Whose login it is: every citizen as often, and in no order that a disk would like. */
    static String citizen(long index, int citizens) {
        return CITIZENS + HexFormat.of().toHexDigits(index * 7919 % citizens, 12);
    }

    Login login(long index, int citizens) {
        Instant time =
                index < past ? begin.plusMillis(EVERY * index) : Instant.now().truncatedTo(ChronoUnit.MILLIS);
        EntryId id = EntryId.at(time, random);
        String citizen = citizen(index, citizens);
        String session = new UUID(random.nextLong(), random.nextLong()).toString();
        String portal = PORTALS.get(random.nextInt(PORTALS.size()));
        byte[] secret = new byte[SaltKey.LENGTH];
        random.nextBytes(secret);
        SaltKey salts = new SaltKey(Hash.of(secret));
        Opening who = salts.open(Member.CITIZEN, id, citizen);
        Opening where = salts.open(Member.SESSION, id, session);
        String method = METHODS.get(random.nextInt(METHODS.size()));
        Entry entry = Draft.of(Mode.FULL, id, Ground.REALM)
                .say(Member.TYPE, KIND)
                .say(Member.OUTCOME, "ok")
                .say(Member.PORTAL, portal)
                .say(Member.METHOD, method)
                .say(Member.LEVEL, "substantial")
                .say(Member.TRACE, session.replace("-", ""))
                .commit(who)
                .commit(where)
                .entry();
        return new Login(
                entry, citizen, session, portal, act(List.of(who, where), method), figure(time, portal, method));
    }

    /** As the server carries it with the entry of a login; a portal by an id as long as its own. */
    private String figure(Instant time, String portal, String method) {
        UUID id = UUID.nameUUIDFromBytes(portal.getBytes(UTF_8));
        return "{\"when\":" + time.toEpochMilli() + ",\"cell\":{\"portal\":\"" + id + "\",\"method\":\"" + method
                + "\",\"country\":\"ES\",\"level\":\"substantial\",\"outcome\":\"ok\"},\"took\":"
                + (LEAST_MILLIS + random.nextInt(LEAST_MILLIS)) + "}";
    }

    private static String act(List<Opening> openings, String method) {
        StringBuilder act = new StringBuilder("{\"hidden\":[");
        for (Opening opening : openings) {
            act.append(act.charAt(act.length() - 1) == '[' ? "" : ",")
                    .append("{\"member\":\"")
                    .append(opening.member().id())
                    .append("\",\"salt\":\"")
                    .append(opening.salt().base64())
                    .append("\",\"value\":\"")
                    .append(opening.value())
                    .append("\"}");
        }
        return act.append("],\"address\":\"192.0.2.1\",\"details\":")
                .append(details(method))
                .append('}')
                .toString();
    }

    static String details(String method) {
        return "{\"login_method\":\"" + method + "\",\"level\":\"substantial\",\"auth_method\":\"openid-connect\","
                + "\"redirect_uri\":\"https://portal.example.org/callback\",\"code_id\":\"" + CITIZENS + "\"}";
    }

    Origin origin() {
        return origin;
    }

    Signer keeper() {
        return signer;
    }

    Keys keys() {
        return new Keys(List.of(new NamedKey(signer.name(), signer.key(), Instant.EPOCH, Optional.empty())));
    }
}
