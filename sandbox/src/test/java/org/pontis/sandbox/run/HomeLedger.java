package org.pontis.sandbox.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import org.pontis.idp.ledger.entry.Draft;
import org.pontis.idp.ledger.entry.Entry;
import org.pontis.idp.ledger.entry.EntryId;
import org.pontis.idp.ledger.entry.Member;
import org.pontis.idp.ledger.entry.Mode;
import org.pontis.idp.ledger.handout.Receipt;
import org.pontis.idp.ledger.note.Checkpoint;
import org.pontis.idp.ledger.note.Ed25519Key;
import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.NamedKey;
import org.pontis.idp.ledger.note.Origin;
import org.pontis.idp.ledger.note.Signer;
import org.pontis.idp.ledger.tree.InclusionProof;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A ledger of one entry, which gives away its keys where a Pontis that runs here does. */
final class HomeLedger implements AutoCloseable {

    private static final String KEYS = "/realms/es/pontis/ledger/keys";

    private final Origin origin = new Origin("localhost", "es");
    private final Signer signer;
    private final HttpServer server;

    HomeLedger() throws IOException, NoSuchAlgorithmException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        signer = new Signer(origin.text(), Ed25519Key.of(pair.getPublic()), pair.getPrivate());
        Keys keys = new Keys(List.of(new NamedKey(origin.text(), signer.key(), Instant.EPOCH, Optional.empty())));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(KEYS, exchange -> {
            byte[] json = keys.json().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
        });
        server.start();
    }

    String broker() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String keys() {
        return broker() + KEYS;
    }

    String receipt() {
        Instant now = Instant.now();
        Entry entry = Draft.of(Mode.FULL, EntryId.at(now, new SecureRandom()), origin.realm())
                .say(Member.TYPE, "LOGIN")
                .say(Member.OUTCOME, "ok")
                .entry();
        return new Receipt(
                        entry,
                        List.of(),
                        new InclusionProof(0, 1, List.of()),
                        signer.sign(new Checkpoint(origin, 1, entry.leaf(), now)))
                .text();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
