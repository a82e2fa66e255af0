package org.pontis.realm.portal;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.w3c.dom.Element;

/**
 * What a SAML portal says of itself in its metadata (SAML metadata 2.0). From a file it was reviewed with the portal's own
 * file; from the network only with a signature by the certificate that the portal's file pins.
 */
final class SamlMetadata {

    private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    private static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    private static final String SOAP = "urn:oasis:names:tc:SAML:2.0:bindings:SOAP";

    private final PortalFile.Reading reading;
    private final Flaws flaws;

    SamlMetadata(PortalFile.Reading reading, Flaws flaws) {
        this.reading = reading;
        this.flaws = flaws;
    }

    Optional<Saml> read(Section source, String entityId, String signature) {
        Optional<Value> file = source.text("file");
        Optional<Value> url = source.text("url");
        Optional<Value> pin = source.text("certificate");
        if (file.isPresent() == url.isPresent()) {
            flaws.add(Code.WRONG_FORM, source.here(), "Metadata is either a file or at a url.");
            return Optional.empty();
        }
        if (url.isPresent() && pin.isEmpty()) {
            flaws.add(
                    Code.METADATA_UNPINNED,
                    url.get(),
                    "Metadata from the network needs the certificate that signs it; without one, put it into a file.");
            return Optional.empty();
        }
        Value at = file.or(() -> url).orElseThrow();
        Optional<Element> entity = bytes(file, url).flatMap(xml -> SafeXml.root(xml, at, flaws));
        if (pin.isPresent() && entity.isPresent()) {
            Optional<Certificate> signer = Certificate.read(pin.get(), reading.now(), flaws);
            if (signer.isEmpty() || !SafeXml.isSignedBy(signer.get().x509(), entity.get())) {
                flaws.add(Code.METADATA_SIGNATURE, at, "The metadata is not signed by the certificate that is pinned.");
                return Optional.empty();
            }
        }
        return entity.flatMap(found -> saml(found, at, entityId, signature));
    }

    private Optional<byte[]> bytes(Optional<Value> file, Optional<Value> url) {
        Value at = file.or(() -> url).orElseThrow();
        try {
            if (file.isPresent()) {
                return Optional.of(reading.metadata().file(at.text()));
            }
            Optional<String> address = Address.check(at, flaws);
            return address.isEmpty()
                    ? Optional.empty()
                    : Optional.of(reading.metadata().at(URI.create(address.get())));
        } catch (IOException unreadable) {
            flaws.add(Code.METADATA_UNREADABLE, at, "The metadata cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Saml> saml(Element entity, Value at, String entityId, String signature) {
        if (!entity.getLocalName().equals("EntityDescriptor")) {
            flaws.add(
                    Code.METADATA_UNREADABLE,
                    at,
                    "One EntityDescriptor is expected, not " + entity.getLocalName() + ".");
            return Optional.empty();
        }
        if (!entity.getAttribute("entityID").equals(entityId)) {
            flaws.add(Code.METADATA_OF_ANOTHER, at, "This is the metadata of another entityID than this portal's.");
            return Optional.empty();
        }
        if (isOver(entity)) {
            flaws.add(Code.METADATA_EXPIRED, at, "The metadata's validUntil is over, or is no time.");
            return Optional.empty();
        }
        List<Element> roles = SafeXml.children(entity, "SPSSODescriptor");
        if (roles.size() != 1) {
            flaws.add(Code.METADATA_UNREADABLE, at, "One SPSSODescriptor is expected.");
            return Optional.empty();
        }
        Element role = roles.getFirst();
        List<String> consumers = addresses(role, "AssertionConsumerService", POST, at);
        if (consumers.isEmpty()) {
            flaws.add(Code.MISSING, at, "There is no AssertionConsumerService for HTTP-POST.");
        }
        Saml.Logout logout = new Saml.Logout(
                addresses(role, "SingleLogoutService", POST, at).stream().findFirst(),
                addresses(role, "SingleLogoutService", REDIRECT, at).stream().findFirst(),
                addresses(role, "SingleLogoutService", SOAP, at).stream().findFirst());
        List<String> keys = certificates(role, at);
        return keys.stream()
                .findFirst()
                .map(key -> new Saml(consumers, key, keys.stream().skip(1).findFirst(), signature, logout));
    }

    private boolean isOver(Element entity) {
        if (!entity.hasAttribute("validUntil")) {
            return false;
        }
        try {
            Instant until =
                    OffsetDateTime.parse(entity.getAttribute("validUntil")).toInstant();
            return until.isBefore(reading.now());
        } catch (DateTimeException noTime) {
            return true;
        }
    }

    private List<String> addresses(Element role, String service, String binding, Value at) {
        List<String> addresses = new ArrayList<>();
        for (Element endpoint : SafeXml.children(role, service)) {
            if (endpoint.getAttribute("Binding").equals(binding)) {
                Value location = new Value(endpoint.getAttribute("Location"), at.line(), at.path() + "/" + service);
                Address.check(location, flaws).ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    /**
     * One, or two while the portal changes its key. A key without a use signs too (SAML metadata 2.4.1.1); requests are
     * checked whatever the metadata says.
     */
    private List<String> certificates(Element role, Value at) {
        List<List<Element>> keys = SafeXml.children(role, "KeyDescriptor").stream()
                .filter(key -> !key.getAttribute("use").equals("encryption"))
                .map(key -> SafeXml.descendants(key, "X509Certificate"))
                .toList();
        if (keys.stream().anyMatch(key -> key.size() != 1)) {
            flaws.add(Code.KEY_UNREADABLE, at, "A signing key is one certificate, without a chain.");
            return List.of();
        }
        List<String> found = keys.stream()
                .map(key -> new Value(key.getFirst().getTextContent(), at.line(), at.path() + "/X509Certificate"))
                .flatMap(text -> Certificate.read(text, reading.now(), flaws).stream())
                .map(Certificate::base64)
                .distinct()
                .toList();
        if (found.size() > 2 || found.isEmpty() && flaws.none()) {
            flaws.add(
                    Code.KEY_UNREADABLE,
                    at,
                    "One signing certificate is expected, or two while the key is changed; there are " + found.size()
                            + ".");
        }
        return found;
    }
}
