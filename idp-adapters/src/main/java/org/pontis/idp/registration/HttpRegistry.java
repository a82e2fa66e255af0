package org.pontis.idp.registration;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.pontis.broker.InvalidSetting;
import org.pontis.idp.net.Anchors;
import org.pontis.idp.net.CappedBody;

/**
 * Registries over HTTP: one POST of JSON for one claim, answered with {@code {"match":false}} or {@code {"match":true,"person":{…}}}
 * (docs/registration.md). Whatever else comes is no answer, and is never taken for a yes or a no.
 */
public final class HttpRegistry implements Registry {

    private static final int LARGEST = 16 * 1024;
    private static final int LONGEST_NAME = 255;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final RegistrySettings settings;
    private final HttpClient client;
    private final Circuit circuit;
    private final InstantSource clock;

    public HttpRegistry(RegistrySettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.circuit = new Circuit(settings.atOnce(), clock);
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        settings.anchors().ifPresent(anchors -> builder.sslContext(tls(settings)));
        this.client = builder.build();
    }

    private static SSLContext tls(RegistrySettings settings) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, Anchors.of(settings.anchors().orElseThrow()), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new InvalidSetting("registry-tls-ca must be a PEM file with the authorities that may sign.");
        }
    }

    @Override
    public Answer compare(Claim claim) {
        return circuit.through(() -> ask(claim));
    }

    /** The body counts as well: the client's own timeout ends with the first octet. */
    private Answer ask(Claim claim) {
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request(claim), head -> CappedBody.of(head, LARGEST));
        try {
            return read(sent.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException noAnswer) {
            return new Answer.Away();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer.Away();
        } finally {
            sent.cancel(true);
        }
    }

    private HttpRequest request(Claim claim) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("source", claim.asked().question().source().word());
        body.put("question", claim.asked().word());
        body.put("country", claim.identifier().country());
        body.put("kind", claim.identifier().kind());
        body.put("identifier", claim.identifier().value());
        body.put("contrast", claim.contrast());
        body.put("answer", claim.answer());
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.url())
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
        settings.secret().ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        try {
            return request.POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
        } catch (IOException ourOwn) {
            throw new IllegalStateException(ourOwn);
        }
    }

    private Answer read(HttpResponse<byte[]> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() != 200 || !type.startsWith("application/json")) {
            return new Answer.Away();
        }
        try {
            JsonNode body = JSON.readTree(answer.body());
            JsonNode match = body.path("match");
            if (!match.isBoolean()) {
                return new Answer.Away();
            }
            return match.booleanValue()
                    ? person(body.path("person")).<Answer>map(Answer.Right::new).orElseGet(Answer.Away::new)
                    : new Answer.Wrong();
        } catch (IOException notJson) {
            return new Answer.Away();
        }
    }

    /** Nobody is registered under half a name. */
    private Optional<Person> person(JsonNode person) {
        try {
            LocalDate born = LocalDate.parse(person.path("birthdate").asText());
            return name(person, "givenName")
                    .filter(given -> !born.isAfter(LocalDate.ofInstant(now(), java.time.ZoneOffset.UTC)))
                    .flatMap(given -> name(person, "familyName").map(family -> new Person(given, family, born)));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private static Optional<String> name(JsonNode person, String field) {
        return Optional.ofNullable(person.path(field).textValue())
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME)
                .filter(name -> name.codePoints().noneMatch(Character::isISOControl));
    }

    private Instant now() {
        return clock.instant();
    }
}
