package org.pontis.eidas.saml.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.eidas.saml.check.ForeignService.Tolerance;
import org.pontis.eidas.saml.encryption.DecryptionKeys;
import org.pontis.eidas.saml.encryption.EncryptionPolicy;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.saml.message.NameIdFormat;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One login between the two halves of the Commission's node, with us once in the place of either half. */
record Captured(String folder) {

    static final String NODE = "http://localhost:18080/EidasNode";
    static final NodeCountry CA = new NodeCountry("CA");

    static List<Captured> all() {
        return Vectors.named("Response.xml", Vectors.CAPTURED).stream()
                .map(path -> new Captured(path.replace("Response.xml", "")))
                .toList();
    }

    /** What our Proxy-Service makes of the request. */
    RequestVerdict request() {
        return new RequestCheck(
                        new OurService(
                                Set.of(NODE + "Proxy/ColleagueRequest"),
                                Set.of(new GrantedLevel.Notified(LevelOfAssurance.HIGH)),
                                Set.of(NameIdFormat.values()),
                                new HashSet<>(AttributeProfile.all()),
                                false),
                        id -> Optional.of(connector())
                                .filter(connector -> connector.entityId().equals(id)),
                        (issuer, id, until) -> true,
                        InstantSource.fixed(issuedAt("AuthnRequest.xml")),
                        TimeLimits.DEFAULT)
                .check(() -> UnverifiedMessage.read(bytes("AuthnRequest.xml"), AuthnRequest.class), Optional.empty());
    }

    /** What our Connector makes of the response to it. */
    ResponseVerdict<OpenRequest> response() {
        return new ResponseCheck(
                        new OurConnector(
                                NODE + "Connector/ConnectorMetadata", NODE + "Connector/ColleagueResponse", CA),
                        id -> Optional.of(service())
                                .filter(service -> service.entityId().equals(id)),
                        new DecryptionKeys(
                                List.of(ours("connector-encryption-rsa4096"), ours("connector-keyagreement-ec-p256"))),
                        (issuer, id, until) -> true,
                        InstantSource.fixed(issuedAt("Response.xml")),
                        TimeLimits.DEFAULT)
                .check(
                        () -> UnverifiedMessage.read(bytes("Response.xml"), Response.class),
                        Optional.empty(),
                        id -> Optional.of(open())
                                .filter(open -> open.request().id().equals(id)));
    }

    /** What the node's own connector told its relying party about the response. */
    JsonNode got() {
        try {
            return new ObjectMapper()
                    .readTree(bytes("what-the-demo-SP-got.json"))
                    .get("response");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String file) {
        return Vectors.bytes(folder + file);
    }

    private OpenRequest open() {
        TrustedRequest request = ((RequestVerdict.Accepted) request()).request();
        return new Waiting(
                new EidasRequest(
                        request.id(),
                        request.issuedAt(),
                        request.connector(),
                        NODE + "Proxy/ColleagueRequest",
                        request.level(),
                        request.nameIdFormat(),
                        request.attributes(),
                        Optional.of(request.spType()),
                        request.requesterId(),
                        request.providerName()),
                NODE + "Proxy/ServiceMetadata",
                CA,
                true,
                Optional.empty());
    }

    private static ForeignConnector connector() {
        return new ForeignConnector(
                NODE + "Connector/ConnectorMetadata",
                CA,
                keys("connector"),
                NODE + "Connector/ColleagueResponse",
                Optional.empty(),
                Set.of("1.2", "1.3", "1.4"));
    }

    private ForeignService service() {
        return new ForeignService(
                NODE + "Proxy/ServiceMetadata",
                CA,
                keys("proxy"),
                Set.of(new GrantedLevel.Notified(LevelOfAssurance.HIGH)),
                new Tolerance(folder.contains("unencrypted"), EncryptionPolicy.EIDAS, false));
    }

    private static PinnedKeys keys(String half) {
        return new PinnedKeys(
                SignaturePolicy.EIDAS,
                List.of(
                        Vectors.certificate(half + "-signing-ec-p256").getPublicKey(),
                        Vectors.certificate(half + "-signing-rsa4096").getPublicKey()));
    }

    private static CertifiedKey ours(String name) {
        return new CertifiedKey(Vectors.key(name), Vectors.certificate(name));
    }

    private Instant issuedAt(String file) {
        String xml = new String(bytes(file), UTF_8);
        return Instant.parse(xml.replaceFirst("(?s).*? IssueInstant=\"([^\"]*)\".*", "$1"));
    }

    @Override
    public String toString() {
        return folder.replace(Vectors.CAPTURED, "");
    }
}
