package org.pontis.eidas.saml;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;

import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What an attacker has: a permissive parser, scissors and glue, and a signer that signs anything (the JDK's, not ours). */
final class Forge {

    static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String RSA_PSS = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
    static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    private static final String RESPONSE = """
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
            ID="_response" Version="2.0" IssueInstant="2026-11-22T10:00:00Z"><saml:Issuer>urn:idp</saml:Issuer><samlp:Status>\
            <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="_assertion" \
            Version="2.0" IssueInstant="2026-11-22T10:00:00Z"><saml:Issuer>urn:idp</saml:Issuer><saml:Subject>\
            <saml:NameID>ana</saml:NameID></saml:Subject></saml:Assertion></samlp:Response>""";

    private Forge() {}

    /** A response about the subject {@code ana}, without signatures. */
    static Document response() {
        return parse(RESPONSE);
    }

    /** The same, assertion and response signed. */
    static Document signed(Recipe recipe) {
        Document document = response();
        sign(assertion(document), recipe);
        sign(document.getDocumentElement(), recipe);
        return document;
    }

    static Element assertion(Document document) {
        return first(document, SAML, "Assertion");
    }

    static Element first(Document document, String namespace, String name) {
        return (Element) document.getElementsByTagNameNS(namespace, name).item(0);
    }

    /** The signature that is a child of this element. */
    static Element signatureOf(Element element) {
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (DSIG.equals(child.getNamespaceURI()) && "Signature".equals(child.getLocalName())) {
                return (Element) child;
            }
        }
        throw new AssertionError("no signature");
    }

    /** A copy without its own signature. */
    static Element unsignedCopy(Element element) {
        Element copy = (Element) element.cloneNode(true);
        copy.removeChild(signatureOf(copy));
        return copy;
    }

    /** Another person under another ID. */
    static void corrupt(Element element, String id) {
        element.setAttribute("ID", id);
        ((Element) element.getElementsByTagNameNS(SAML, "NameID").item(0)).setTextContent("evil");
    }

    static byte[] bytes(Document document) {
        return text(document).getBytes(StandardCharsets.UTF_8);
    }

    static String text(Document document) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Puts a signature after the element's issuer. */
    static void sign(Element element, Recipe recipe) {
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM", "XMLDSig");
            element.setIdAttribute("ID", true);
            List<Transform> transforms = new ArrayList<>();
            for (String uri : recipe.transforms()) {
                transforms.add(factory.newTransform(uri, (TransformParameterSpec) null));
            }
            List<Reference> references = new ArrayList<>();
            for (String uri : recipe.references()) {
                references.add(factory.newReference(
                        uri.replace("{id}", element.getAttribute("ID")),
                        factory.newDigestMethod(recipe.digest(), null),
                        transforms,
                        null,
                        null));
            }
            var info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(recipe.canonicalization(), (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(recipe.algorithm(), null),
                    references);
            DOMSignContext context = new DOMSignContext(
                    recipe.key().getPrivate(), element, element.getFirstChild().getNextSibling());
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(info, null, List.<XMLObject>of(), null, null)
                    .sign(context);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** How to sign. */
    record Recipe(
            KeyPair key,
            String algorithm,
            String digest,
            String canonicalization,
            List<String> transforms,
            List<String> references) {

        static Recipe good(TestKey key) {
            return new Recipe(
                    key.pair(),
                    RSA_SHA256,
                    DigestMethod.SHA256,
                    CanonicalizationMethod.EXCLUSIVE,
                    List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE),
                    List.of("#{id}"));
        }

        Recipe algorithm(String other) {
            return new Recipe(key, other, digest, canonicalization, transforms, references);
        }

        Recipe digest(String other) {
            return new Recipe(key, algorithm, other, canonicalization, transforms, references);
        }

        Recipe canonicalization(String other) {
            return new Recipe(key, algorithm, digest, other, transforms, references);
        }

        Recipe transforms(String... others) {
            return new Recipe(key, algorithm, digest, canonicalization, List.of(others), references);
        }

        Recipe references(String... others) {
            return new Recipe(key, algorithm, digest, canonicalization, transforms, List.of(others));
        }
    }
}
