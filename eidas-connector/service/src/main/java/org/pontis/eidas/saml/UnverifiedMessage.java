package org.pontis.eidas.saml;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.io.Unmarshaller;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.RequestAbstractType;
import org.opensaml.saml.saml2.core.StatusResponseType;
import org.opensaml.xmlsec.keyinfo.KeyInfoSupport;
import org.pontis.eidas.saml.Rejected.Reason;
import org.pontis.eidas.saml.schema.MessageSchema;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A well-formed message that passed the gate, from who knows whom. It tells only who claims to have sent it, so that the right
 * keys can be fetched, and becomes a {@link VerifiedMessage} by its signature.
 *
 * @param <T> what it is, such as {@code Response}
 */
public final class UnverifiedMessage<T extends SignableSAMLObject> {

    private final T content;
    private final Optional<DetachedSignature> detached;

    private UnverifiedMessage(T content, Optional<DetachedSignature> detached) {
        this.content = content;
        this.detached = detached;
    }

    /**
     * Reads a document.
     *
     * @throws Rejected if it is too large, not plain XML, oddly built, or not of this type
     */
    public static <T extends SignableSAMLObject> UnverifiedMessage<T> read(byte[] xml, Class<T> type) throws Rejected {
        return guarded(() -> {
            Document document = SamlXml.parse(xml);
            return unmarshal(document, document.getDocumentElement(), type, Optional.empty());
        });
    }

    /** Reads what stands in the body of a SOAP 1.1 envelope (SAML bindings 3.2), in place, so that its signature stays good. */
    public static <T extends SignableSAMLObject> UnverifiedMessage<T> readSoap(byte[] envelope, Class<T> type)
            throws Rejected {
        return guarded(() -> {
            Document document = SamlXml.parse(envelope);
            return unmarshal(document, SoapEnvelope.bodyOf(document), type, Optional.empty());
        });
    }

    /** Reads a message of the HTTP-Redirect binding; its signature is the one in the query string. */
    static <T extends SignableSAMLObject> UnverifiedMessage<T> readRedirect(
            byte[] xml, DetachedSignature signature, Class<T> type) throws Rejected {
        return guarded(() -> {
            Document document = SamlXml.parse(xml);
            return unmarshal(document, document.getDocumentElement(), type, Optional.of(signature));
        });
    }

    /**
     * The same message, if it has the shape that the schemas give it (eIDAS interoperability architecture 7.5).
     *
     * @throws Rejected if it breaks a rule of them
     */
    public UnverifiedMessage<T> valid() throws Rejected {
        Optional<String> problem = guarded(() -> MessageSchema.RECEIVED.problem(content.getDOM()));
        if (problem.isPresent()) {
            throw new Rejected(Reason.NOT_VALID, problem.get());
        }
        return this;
    }

    /** The entity that the message says it is from; empty for metadata, and if it names none. */
    public Optional<String> claimedIssuer() {
        Issuer issuer =
                switch (content) {
                    case RequestAbstractType request -> request.getIssuer();
                    case StatusResponseType response -> response.getIssuer();
                    default -> null;
                };
        return Optional.ofNullable(issuer).map(Issuer::getValue);
    }

    /** The ID that the message gives itself; empty if it has none. */
    public Optional<String> claimedId() {
        return Optional.ofNullable(content.getSignatureReferenceID());
    }

    /** The certificates that its signature brings along, in their order: a hint where to look, never a reason to trust. */
    public List<X509Certificate> claimedCertificates() {
        if (content.getSignature() == null || content.getSignature().getKeyInfo() == null) {
            return List.of();
        }
        try {
            return List.copyOf(
                    KeyInfoSupport.getCertificates(content.getSignature().getKeyInfo()));
        } catch (CertificateException | RuntimeException e) {
            // OpenSAML's reader throws either
            return List.of();
        }
    }

    /**
     * Checks the signature, in the message or of the query string.
     *
     * @throws Rejected unless one of the keys signed exactly this message with allowed algorithms
     */
    public VerifiedMessage<T> verify(PinnedKeys keys) throws Rejected {
        return guarded(() -> {
            if (detached.isPresent()) {
                // SAML bindings 3.4.4.1: a message that travels this way carries no signature of its own
                if (content.getSignature() != null) {
                    throw new Rejected(Reason.NOT_SIGNED);
                }
                detached.get().check(keys);
            } else {
                EnvelopedSignature.check(content, keys);
            }
            return new VerifiedMessage<>(content);
        });
    }

    /** The content without any check, to be shown to an operator who asks what is wrong with it; nobody may act on it. */
    public T toBeExplained() {
        return content;
    }

    /**
     * The content without any check, for a document that is trusted because of where it comes from: metadata at an address that
     * the operator configured.
     */
    public T trustedByItsSource() {
        return content;
    }

    /** The content without any check, of a published list that only tells where to look for what is then checked. */
    public T asAHint() {
        return content;
    }

    T content() {
        return content;
    }

    private static <T extends SignableSAMLObject> UnverifiedMessage<T> unmarshal(
            Document document, Element message, Class<T> type, Optional<DetachedSignature> detached)
            throws Rejected, UnmarshallingException {
        StructuralGate.check(document, message);
        OpenSaml.start();
        Unmarshaller unmarshaller = XMLObjectSupport.getUnmarshaller(message);
        XMLObject content = unmarshaller == null ? null : unmarshaller.unmarshall(message);
        if (!type.isInstance(content)) {
            throw new Rejected(Reason.UNEXPECTED_MESSAGE);
        }
        return new UnverifiedMessage<>(type.cast(content), detached);
    }

    /** Hostile input makes XML libraries throw anything, errors included; all of it means that the message is rejected. */
    static <R> R guarded(Step<R> step) throws Rejected {
        try {
            return step.run();
        } catch (Rejected e) {
            throw e;
        } catch (Exception | StackOverflowError e) {
            throw new Rejected(Reason.UNEXPECTED_MESSAGE, e);
        }
    }

    @FunctionalInterface
    interface Step<R> {

        R run() throws Exception;
    }
}
