package org.pontis.eidas.metadata;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.metadata.Algorithms;
import org.pontis.eidas.saml.metadata.Binding;
import org.pontis.eidas.saml.metadata.Endpoint;
import org.pontis.eidas.saml.metadata.Keys;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Offer;
import org.pontis.eidas.saml.metadata.Operator;
import org.pontis.eidas.saml.metadata.Software;
import org.pontis.eidas.saml.metadata.Validity;

/**
 * What our node says about itself in one role, apart from keys and times.
 *
 * @param address where the metadata is published; also our entityID
 * @param endpoints a Connector's response address, or a Proxy-Service's request address, for both bindings
 */
public record OwnNode(NodeCountry country, String address, List<Endpoint> endpoints, Offer offer, Operator operator) {

    private static final Set<String> NAME_ID_FORMATS = ordered(
            "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
            "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
            "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");
    private static final Software SOFTWARE =
            new Software(ordered("1.4", "1.3", "1.2"), Optional.of("Pontis:eidas-connector:0.1"));
    private static final int ECDSA_BITS = 256;
    private static final int RSA_BITS = 3_072;
    private static final int MOST_RSA_BITS = 4_096;

    /** Cryptographic Requirements 1.4, sections 3.1 and 3.2: all of it. */
    private static final Algorithms ALGORITHMS = new Algorithms(
            ordered(
                    "http://www.w3.org/2001/04/xmlenc#sha256",
                    "http://www.w3.org/2001/04/xmldsig-more#sha384",
                    "http://www.w3.org/2001/04/xmlenc#sha512"),
            List.of(
                    pss("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"),
                    pss("http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1"),
                    pss("http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1"),
                    ecdsa("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"),
                    ecdsa("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"),
                    ecdsa("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512")),
            ordered(
                    "http://www.w3.org/2009/xmlenc11#aes256-gcm",
                    "http://www.w3.org/2009/xmlenc11#aes192-gcm",
                    "http://www.w3.org/2009/xmlenc11#aes128-gcm"));

    /** Responses come by POST only (IA 3.2.2.1), so nothing else is offered. */
    public static OwnNode connector(
            NodeCountry country, String address, String responses, Offer.Connector offer, Operator operator) {
        return new OwnNode(country, address, List.of(new Endpoint(Binding.POST, responses, 0)), offer, operator);
    }

    /** Requests come both ways (IA 3.2.1.1). */
    public static OwnNode proxyService(
            NodeCountry country, String address, String requests, Offer.ProxyService offer, Operator operator) {
        return new OwnNode(
                country,
                address,
                List.of(new Endpoint(Binding.POST, requests, 0), new Endpoint(Binding.REDIRECT, requests, 1)),
                offer,
                operator);
    }

    /**
     * The whole of it.
     *
     * @param keys what signs and decrypts now, and what will sign next
     */
    NodeMetadata with(Keys keys, Instant validUntil) {
        return new NodeMetadata(
                address,
                country,
                Validity.until(validUntil),
                keys,
                endpoints,
                NAME_ID_FORMATS,
                offer,
                SOFTWARE,
                // where nothing is decrypted there is no key to attach the algorithms to
                keys.encryption().isEmpty()
                        ? new Algorithms(ALGORITHMS.digests(), ALGORITHMS.signatures(), Set.of())
                        : ALGORITHMS,
                operator);
    }

    private static Algorithms.Signature pss(String uri) {
        return new Algorithms.Signature(uri, Optional.of(RSA_BITS), Optional.of(MOST_RSA_BITS));
    }

    private static Algorithms.Signature ecdsa(String uri) {
        return new Algorithms.Signature(uri, Optional.of(ECDSA_BITS), Optional.empty());
    }

    private static Set<String> ordered(String... values) {
        return new LinkedHashSet<>(List.of(values));
    }
}
