package org.pontis.idp.keycloak.ledger;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.keycloak.models.RealmModel;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Belief;
import org.pontis.idp.ledger.note.Checkpoint;
import org.pontis.idp.ledger.note.Ed25519Key;
import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.NamedKey;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.note.Origin;
import org.pontis.idp.ledger.note.Signer;
import org.pontis.idp.ledger.tree.Hash;

/**
 * With what checkpoints are signed, and whose the ledgers are. Each key is good from a moment on until the next one is: all
 * nodes know the next before any of them uses it.
 *
 * @param installation the name of this installation in every checkpoint
 * @param dated the oldest first
 * @param former what it was called before
 */
record LedgerKeys(String installation, List<Dated> dated, FormerNames former) {

    private static final String SETTING = "ledger-key";
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");

    /** A key from its first moment on. @param secret missing in one that only checks what was signed before */
    record Dated(Instant from, Ed25519Key key, Optional<PrivateKey> secret) {}

    /**
     * Reads {@code ledger-key}, files in the order of their use, {@code ledger-name} and {@code ledger-former-names}.
     *
     * @param hostname of the server, if it has one name
     * @throws InvalidSetting naming what cannot be
     */
    static LedgerKeys from(Settings settings, Optional<String> hostname) {
        List<Dated> dated = new ArrayList<>();
        String text = settings.text(SETTING)
                .orElseThrow(() -> new InvalidSetting(settings.prefix() + SETTING
                        + " is not set: the file with the key that signs the ledger."
                        + " docs/operations.md says how to make one."));
        for (String one : text.split(",", -1)) {
            String[] parts = one.strip().split("@", 2);
            Instant from = parts.length == 1 ? Instant.EPOCH : time(settings, parts[1]);
            if (!dated.isEmpty() && !from.isAfter(dated.getLast().from())) {
                throw wrong(
                        settings, "each key after the first needs @ and a later time, such as 2030-01-31T00:00:00Z");
            }
            dated.add(read(settings, Path.of(parts[0]), from));
        }
        if (dated.stream().filter(key -> key.secret().isPresent()).findAny().isEmpty()) {
            throw wrong(settings, "no file has a private key");
        }
        String name = settings.text("ledger-name")
                .or(() -> hostname.map(LedgerKeys::host))
                .orElse("");
        try {
            new Origin(name, "any");
        } catch (IllegalArgumentException noName) {
            throw new InvalidSetting(settings.prefix() + "ledger-name must be a name like a host's"
                    + " (it is the server's hostname if not set).");
        }
        return new LedgerKeys(name, List.copyOf(dated), FormerNames.from(settings));
    }

    private static String host(String hostname) {
        return hostname.contains("://") ? URI.create(hostname).getAuthority() : hostname;
    }

    private static Instant time(Settings settings, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException noTime) {
            throw wrong(settings, "'" + text + "' is no time such as 2030-01-31T00:00:00Z");
        }
    }

    private static Dated read(Settings settings, Path file, Instant from) {
        try {
            Optional<PrivateKey> secret = Optional.empty();
            Optional<Ed25519Key> key = Optional.empty();
            Matcher blocks = BLOCK.matcher(Files.readString(file));
            while (blocks.find()) {
                byte[] der = Base64.getMimeDecoder().decode(blocks.group(2));
                if (blocks.group(1).equals("PRIVATE")) {
                    secret = Optional.of(
                            KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der)));
                } else {
                    key = Optional.of(Ed25519Key.read(Base64.getEncoder().encodeToString(der)));
                }
            }
            Dated dated = new Dated(from, key.orElseThrow(() -> wrong(settings, file + " has no public key")), secret);
            if (secret.isPresent() && !fits(dated)) {
                throw wrong(settings, "the two keys in " + file + " are not a pair");
            }
            return dated;
        } catch (InvalidSetting said) {
            throw said;
        } catch (IOException unreadable) {
            throw wrong(settings, file + " cannot be read");
        } catch (GeneralSecurityException | Malformed | IllegalArgumentException other) {
            throw wrong(settings, file + " has no keys of Ed25519 in PEM");
        }
    }

    private static boolean fits(Dated dated) {
        Checkpoint test = new Checkpoint(new Origin("test", "test"), 0, Hash.EMPTY, Instant.now());
        String name = test.origin().text();
        Note note = new Signer(name, dated.key(), dated.secret().orElseThrow()).sign(test);
        return new Keys(List.of(new NamedKey(name, dated.key(), Instant.EPOCH, Optional.empty()))).of(note)
                == Belief.GOOD;
    }

    private static InvalidSetting wrong(Settings settings, String sentence) {
        return new InvalidSetting(settings.prefix() + SETTING + ": " + sentence + ".");
    }

    Origin origin(RealmModel realm) {
        return new Origin(installation, realm.getName());
    }

    /** By the key that is in use at its time. */
    Note sign(Checkpoint checkpoint) {
        Dated inUse = dated.reversed().stream()
                .filter(key -> !checkpoint.time().isBefore(key.from()))
                .findFirst()
                .orElseThrow();
        PrivateKey secret = inUse.secret()
                .orElseThrow(
                        () -> new IllegalStateException("The ledger's key in use has no private part in its file."));
        return new Signer(checkpoint.origin().text(), inUse.key(), secret).sign(checkpoint);
    }

    /** For whoever checks: under the ledger's name, and under each that it had before until it had the next. */
    Keys published(RealmModel realm) {
        Origin now = origin(realm);
        List<NamedKey> all = new ArrayList<>(named(now, Instant.MAX, Optional.empty()));
        for (FormerNames.Former one : former.of(realm).all()) {
            Origin before = one.origin(realm.getName());
            if (!before.equals(now)) {
                all.addAll(named(before, one.until(), Optional.of(now)));
            }
        }
        return new Keys(all);
    }

    private List<NamedKey> named(Origin name, Instant end, Optional<Origin> now) {
        List<NamedKey> all = new ArrayList<>();
        for (int i = 0; i < dated.size() && dated.get(i).from().isBefore(end); i++) {
            Instant next = i + 1 < dated.size() ? dated.get(i + 1).from() : Instant.MAX;
            Instant until = next.isBefore(end) ? next : end;
            all.add(new NamedKey(
                    name.text(),
                    dated.get(i).key(),
                    dated.get(i).from(),
                    Optional.of(until).filter(Instant.MAX::isAfter),
                    now));
        }
        return all;
    }

    @Override
    public String toString() {
        return "LedgerKeys[" + installation + "]";
    }
}
