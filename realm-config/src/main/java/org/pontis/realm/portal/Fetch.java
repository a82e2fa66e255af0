package org.pontis.realm.portal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches metadata with limits: one megabyte, twenty seconds for all of it, no redirects, no path out of the folder.
 *
 * @param folder where the portals' files are
 */
public record Fetch(Path folder) implements MetadataSource {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public byte[] file(String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new IOException("the file lies outside the folder of the portals");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return limited(in);
        }
    }

    @Override
    public byte[] at(URI address) throws IOException {
        try (HttpClient http = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            HttpRequest question =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            // its own deadline: the client's timeout ends with the headers, and a body may drip for ever
            Future<byte[]> answer = http.sendAsync(question, HttpResponse.BodyHandlers.ofInputStream())
                    .thenApplyAsync(Fetch::body);
            try {
                return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException tooSlow) {
                http.shutdownNow();
                throw new IOException("no answer within " + PATIENCE.toSeconds() + " seconds", tooSlow);
            } catch (ExecutionException failed) {
                throw new IOException(failed.getCause().getMessage(), failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopped);
            }
        }
    }

    private static byte[] body(HttpResponse<InputStream> answer) {
        try (InputStream in = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("the answer is " + answer.statusCode() + ", not 200");
            }
            return limited(in);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed.getMessage(), failed);
        }
    }

    private static byte[] limited(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException("it is larger than " + LARGEST + " bytes");
        }
        return bytes;
    }
}
