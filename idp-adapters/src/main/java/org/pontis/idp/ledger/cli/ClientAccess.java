package org.pontis.idp.ledger.cli;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A client that gets a token at its realm (RFC 6749, 4.4), and another when that is refused. */
final class ClientAccess implements Access {

    private static final String LEDGER = "/pontis/ledger";
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([A-Za-z0-9._~+/=-]+)\"");

    private final HttpRequest question;
    private String token = "";

    private ClientAccess(HttpRequest question) {
        this.question = question;
    }

    /** Reads a file of {@code client_id=} and {@code client_secret=}. */
    static ClientAccess read(Path file, String ledger) throws IOException, Senseless {
        Properties client = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            client.load(reader);
        } catch (IllegalArgumentException noProperties) {
            throw new Senseless(file + " has a \\ that means nothing.");
        }
        String bare = HttpLedger.address(ledger);
        if (!bare.endsWith(LEDGER)) {
            throw new Senseless(CLIENT_FILE + " needs a ledger's address, which ends with " + LEDGER + ".");
        }
        URI realm = URI.create(bare.substring(0, bare.length() - LEDGER.length()) + "/protocol/openid-connect/token");
        return new ClientAccess(HttpRequest.newBuilder(realm)
                .timeout(HttpLedger.PATIENCE)
                .header("Authorization", "Basic " + basic(file, client))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
    }

    /** RFC 6749, 2.3.1. */
    private static String basic(Path file, Properties client) throws Senseless {
        StringBuilder pair = new StringBuilder();
        for (String key : new String[] {"client_id", "client_secret"}) {
            String value = client.getProperty(key, "").strip();
            if (value.isEmpty()) {
                throw new Senseless(file + " has no " + key + "=.");
            }
            pair.append(pair.isEmpty() ? "" : ":").append(URLEncoder.encode(value, UTF_8));
        }
        return Base64.getEncoder().encodeToString(pair.toString().getBytes(UTF_8));
    }

    @Override
    public String token(boolean refused) throws IOException, InterruptedException {
        if (refused || token.isEmpty()) {
            Matcher answer = TOKEN.matcher(HttpLedger.text(question));
            if (!answer.find()) {
                throw new IOException("no access token from " + question.uri().getPath());
            }
            token = answer.group(1);
        }
        return token;
    }
}
