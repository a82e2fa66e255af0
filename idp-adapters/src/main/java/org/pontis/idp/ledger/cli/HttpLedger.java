package org.pontis.idp.ledger.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.pontis.idp.ledger.handout.EntryLine;
import org.pontis.idp.ledger.handout.Line;
import org.pontis.idp.ledger.handout.Lines;
import org.pontis.idp.ledger.handout.Paths;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.tree.ConsistencyProof;
import org.pontis.idp.ledger.verify.Ledger;
import org.pontis.idp.net.CappedBody;
import org.pontis.idp.net.WebAddress;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A ledger behind its API. */
final class HttpLedger implements Ledger {

    private static final int PAGE = 1000;
    private static final int LARGEST = 65_536;
    private static final int UNAUTHORIZED = 401;

    /** RFC 6750, 2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final URI base;
    private final Optional<Access> access;
    private final OutputStream copy;

    /**
     * A ledger at its address.
     *
     * @param copy gets every line that is handed over
     */
    HttpLedger(String address, Optional<Access> access, OutputStream copy) throws Senseless {
        this.base = URI.create(address(address) + "/");
        this.access = access;
        this.copy = copy;
    }

    /** As the API's paths are put behind it. */
    static String address(String text) throws Senseless {
        String bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return WebAddress.read(bare)
                .filter(WebAddress::isPrivate)
                .map(address -> address.uri().toString())
                .orElseThrow(
                        () -> new Senseless("'" + text + "' is no https address (http is for this machine only)."));
    }

    /** A small text at an address. */
    static String text(String address) throws IOException, InterruptedException, Senseless {
        return text(URI.create(address(address)));
    }

    private static String text(URI uri) throws IOException, InterruptedException {
        return text(HttpRequest.newBuilder(uri).timeout(PATIENCE).build());
    }

    /** The request's own timeout ends with the head of the answer: a body that never ends must not stop a witness. */
    static String text(HttpRequest request) throws IOException, InterruptedException {
        URI uri = request.uri();
        CompletableFuture<HttpResponse<byte[]>> asked = CLIENT.sendAsync(request, head -> CappedBody.of(head, LARGEST));
        try {
            HttpResponse<byte[]> answer = asked.get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
            good(answer, uri);
            return new String(answer.body(), UTF_8);
        } catch (TimeoutException late) {
            asked.cancel(true);
            throw new IOException("no whole answer for " + uri.getPath(), late);
        } catch (ExecutionException failed) {
            throw new IOException(
                    "no answer for " + uri.getPath() + " ("
                            + failed.getCause().getClass().getSimpleName() + ")",
                    failed);
        }
    }

    private static void good(HttpResponse<?> answer, URI uri) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP status " + answer.statusCode() + " for " + uri.getPath());
        }
    }

    @Override
    public Note checkpoint() throws IOException, InterruptedException, Malformed {
        return Note.read(text(base.resolve("checkpoint")));
    }

    @Override
    public ConsistencyProof consistency(long from, long to) throws IOException, InterruptedException, Malformed {
        return Paths.consistency(text(base.resolve("proof/consistency?from=" + from + "&to=" + to)));
    }

    @Override
    public void lines(long size, Consumer<Line> to) throws IOException, InterruptedException, Malformed {
        // a page may lack what was removed: the check finds it
        for (long from = 0; from < size; from += PAGE) {
            page(from, Math.min(PAGE, size - from), to);
        }
    }

    /** Hands over one page. */
    private void page(long from, long count, Consumer<Line> to) throws IOException, InterruptedException, Malformed {
        URI uri = base.resolve("entries?from=" + from + "&count=" + count);
        HttpResponse<InputStream> answer = ask(uri, false);
        if (answer.statusCode() == UNAUTHORIZED && access.isPresent()) {
            answer.body().close();
            answer = ask(uri, true);
        }
        try (InputStream body = answer.body()) {
            good(answer, uri);
            long entries = 0;
            Lines lines = new Lines(body);
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                Line read = Line.read(line.get());
                entries += read instanceof EntryLine ? 1 : 0;
                if (lines.isCut() || entries > count) {
                    throw new Malformed("a page that is cut off, or has too many entries");
                }
                copy.write(line.get());
                copy.write('\n');
                to.accept(read);
            }
        }
    }

    private HttpResponse<InputStream> ask(URI uri, boolean again) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        if (access.isPresent()) {
            String token = access.get().token(again);
            if (!TOKEN.matcher(token).matches()) {
                throw new IOException("what there is for an access token is none");
            }
            request.header("Authorization", "Bearer " + token);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }
}
