package org.pontis.eidas.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.config.KeySettings;
import org.pontis.eidas.keys.KeyProblem;
import org.pontis.eidas.keys.KeyStoreSource;
import org.pontis.eidas.keys.NodeKeys;
import org.pontis.eidas.oidc.TokenKey;

/**
 * The keys of one role as they stand in their store now. A store that was replaced is opened again; one that cannot be used
 * changes nothing but the log.
 */
final class KeyRing implements Supplier<NodeKeys> {

    private static final System.Logger LOG = System.getLogger(KeyRing.class.getName());

    private final String role;
    private final KeySettings settings;
    private final String token;
    private final Optional<String> nextToken;
    private final InstantSource clock;
    private volatile Keys keys;
    private FileTime opened;

    /** All of them, of one opening. */
    record Keys(NodeKeys node, TokenKey token, Optional<TokenKey> nextToken) {}

    /**
     * @param role for sentences
     * @param token the name of the key that signs tokens
     * @throws InvalidSetting with a sentence, if a key is not there or cannot be used
     */
    KeyRing(String role, KeySettings settings, String token, Optional<String> nextToken, InstantSource clock) {
        this.role = role;
        this.settings = settings;
        this.token = token;
        this.nextToken = nextToken;
        this.clock = clock;
        this.opened = changed();
        try {
            this.keys = open();
        } catch (KeyProblem e) {
            throw new InvalidSetting("In " + role + ".keys.*: " + e.getMessage());
        }
    }

    @Override
    public NodeKeys get() {
        return keys.node();
    }

    Keys all() {
        return keys;
    }

    /** Opens the store again if it is another file than before. */
    synchronized void renew() {
        FileTime now = changed();
        if (now.equals(opened)) {
            return;
        }
        opened = now;
        try {
            keys = open();
            LOG.log(System.Logger.Level.INFO, "The keys of the {0} were read again.", role);
        } catch (KeyProblem e) {
            LOG.log(System.Logger.Level.WARNING, "The new keys of the {0} are not used: {1}", role, e.getMessage());
        }
    }

    private Keys open() throws KeyProblem {
        KeyStoreSource source = settings.source();
        NodeKeys node = settings.keys(source).checked(clock.instant());
        return new Keys(
                node,
                TokenKey.of(source.key(token)),
                nextToken.isPresent() ? Optional.of(TokenKey.of(source.key(nextToken.get()))) : Optional.empty());
    }

    private FileTime changed() {
        try {
            return Files.getLastModifiedTime(settings.store());
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
