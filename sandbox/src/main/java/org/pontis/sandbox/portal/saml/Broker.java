package org.pontis.sandbox.portal.saml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.metadata.Endpoint;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.security.credential.UsageType;
import org.opensaml.xmlsec.signature.X509Certificate;
import org.opensaml.xmlsec.signature.X509Data;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.UnverifiedMessage;

/**
 * The broker as an identity provider: its metadata, fetched when first needed, since the portal is up before it. Keycloak does
 * not sign metadata; it is trusted because the operator configured its address. Fetched anew so often that one can watch how a new
 * signing key is known before the old one is gone; a real portal does it every few hours.
 */
final class Broker {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(10);

    /**
     * What the metadata says.
     *
     * @param keys with which the broker may sign
     */
    record Known(IDPSSODescriptor role, PinnedKeys keys, Instant since) {

        /** Where requests for a login go, by this binding. */
        String singleSignOn(String binding) throws IOException {
            return locationOf(role.getSingleSignOnServices(), binding)
                    .map(Endpoint::getLocation)
                    .orElseThrow(() -> new IOException("The broker offers no such binding for logins."));
        }

        /** Where requests for a logout go. */
        String singleLogout(String binding) throws IOException {
            return locationOf(role.getSingleLogoutServices(), binding)
                    .map(Endpoint::getLocation)
                    .orElseThrow(() -> new IOException("The broker offers no such binding for logouts."));
        }

        /** Where answers to the broker's logout requests go. */
        String singleLogoutResponse(String binding) throws IOException {
            Optional<Endpoint> endpoint = locationOf(role.getSingleLogoutServices(), binding);
            return endpoint.isPresent() && endpoint.get().getResponseLocation() != null
                    ? endpoint.get().getResponseLocation()
                    : singleLogout(binding);
        }

        private static Optional<Endpoint> locationOf(List<? extends Endpoint> endpoints, String binding) {
            return endpoints.stream()
                    .filter(endpoint -> binding.equals(endpoint.getBinding()))
                    .map(Endpoint.class::cast)
                    .findFirst();
        }
    }

    private final ServiceProvider portal;
    private final InstantSource clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private volatile Known known;

    Broker(ServiceProvider portal, InstantSource clock) {
        this.portal = portal;
        this.clock = clock;
    }

    /** @throws IOException if the broker does not answer, or not as itself, and never did before */
    Known known() throws IOException {
        Known last = known;
        if (last != null && clock.instant().isBefore(last.since().plus(FRESH))) {
            return last;
        }
        try {
            known = fetch();
        } catch (IOException e) {
            if (last == null) {
                throw e;
            }
        }
        return known;
    }

    private Known fetch() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(portal.brokerMetadata()))
                .timeout(READ)
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("The broker's metadata is not to be had: status " + response.statusCode());
            }
            return read(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Known read(byte[] metadata) throws IOException {
        try {
            EntityDescriptor entity =
                    UnverifiedMessage.read(metadata, EntityDescriptor.class).trustedByItsSource();
            IDPSSODescriptor role = entity.getIDPSSODescriptor(SAMLConstants.SAML20P_NS);
            if (!portal.broker().equals(entity.getEntityID()) || role == null) {
                throw new IOException("The metadata is not the broker's.");
            }
            return new Known(role, new PinnedKeys(SignaturePolicy.NATIONAL, keys(role)), clock.instant());
        } catch (Rejected | CertificateException | IllegalArgumentException e) {
            throw new IOException("The broker's metadata is not usable.", e);
        }
    }

    private static List<PublicKey> keys(IDPSSODescriptor role) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<PublicKey> keys = new ArrayList<>();
        for (KeyDescriptor descriptor : role.getKeyDescriptors()) {
            if (descriptor.getUse() == UsageType.ENCRYPTION || descriptor.getKeyInfo() == null) {
                continue;
            }
            for (X509Data data : descriptor.getKeyInfo().getX509Datas()) {
                for (X509Certificate certificate : data.getX509Certificates()) {
                    byte[] der = Base64.getMimeDecoder().decode(certificate.getValue());
                    keys.add(factory.generateCertificate(new ByteArrayInputStream(der))
                            .getPublicKey());
                }
            }
        }
        return keys;
    }
}
