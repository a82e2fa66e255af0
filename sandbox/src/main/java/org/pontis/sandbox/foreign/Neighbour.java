package org.pontis.sandbox.foreign;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.SignedMetadata;

/**
 * The country under test, by its metadata: fetched each time, and believed, because nobody lies to a double.
 *
 * @param connector where its Connector's metadata is
 * @param service where its Proxy-Service's metadata is
 */
public record Neighbour(URI connector, URI service) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    NodeMetadata askingNode() {
        return fetch(connector);
    }

    NodeMetadata answeringNode() {
        return fetch(service);
    }

    private static NodeMetadata fetch(URI address) {
        try {
            HttpResponse<byte[]> answer = CLIENT.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
            List<NodeMetadata> nodes = SignedMetadata.parse(answer.body()).toBeExplained();
            return nodes.getFirst();
        } catch (IOException | Rejected | BrokenRule e) {
            throw new IllegalStateException("No metadata at " + address + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
