package org.pontis.idp.ledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What lets an auditor read entries. A token is over sooner than a long ledger is read. */
@FunctionalInterface
interface Access {

    /** Of a client, who gets tokens by itself. */
    String CLIENT_FILE = "PONTIS_LEDGER_CLIENT_FILE";

    /** The file that somebody else keeps fresh; it is read for every page. */
    String TOKEN_FILE = "PONTIS_LEDGER_TOKEN_FILE";

    String TOKEN = "PONTIS_LEDGER_TOKEN";

    /** A token. @param refused whether the last one was */
    String token(boolean refused) throws IOException, InterruptedException;

    /** What the environment has for this ledger; nothing if entries shall not be read. */
    static Optional<Access> of(String ledger, UnaryOperator<String> environment) throws IOException, Senseless {
        Optional<Path> client = set(CLIENT_FILE, environment).map(Path::of);
        if (client.isPresent()) {
            return Optional.of(ClientAccess.read(client.get(), ledger));
        }
        return set(TOKEN_FILE, environment)
                .map(Path::of)
                .<Access>map(file -> refused -> Files.readString(file).strip())
                .or(() -> set(TOKEN, environment).map(token -> refused -> token));
    }

    static Optional<String> set(String name, UnaryOperator<String> environment) {
        return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isEmpty());
    }
}
