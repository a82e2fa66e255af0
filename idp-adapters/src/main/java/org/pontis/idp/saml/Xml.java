package org.pontis.idp.saml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The JDK's parser with everything off that a message does not need. Nothing is fetched, resolved or printed. */
final class Xml {

    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";
    private static final int DEEPEST = 30;
    private static final int MOST_ATTRIBUTES = 60;
    private static final int LONGEST_NAME = 256;

    private static final DocumentBuilderFactory FACTORY = factory();

    private Xml() {}

    static Document parse(byte[] xml) {
        Refused.unless(xml.length <= Envelope.LARGEST, Reason.TOO_LARGE, "The message is too large.");
        String text = utf8(xml);
        // no byte order mark, no white space before the declaration: one way to begin
        Refused.unless(text.startsWith("<"), Reason.XML, "This does not begin as a document.");
        Document document = read(text);
        Refused.unless(
                document.getXmlEncoding() == null || document.getXmlEncoding().equalsIgnoreCase("UTF-8"),
                Reason.ENCODING,
                "The document declares another encoding than UTF-8.");
        Refused.unless("1.0".equals(document.getXmlVersion()), Reason.XML, "This is not XML 1.0.");
        return document;
    }

    private static Document read(String text) {
        try {
            DocumentBuilder builder;
            synchronized (FACTORY) {
                builder = FACTORY.newDocumentBuilder();
            }
            builder.setErrorHandler(new DefaultHandler());
            builder.setEntityResolver((publicId, systemId) -> {
                throw new SAXException("Nothing is resolved.");
            });
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (SAXException | IOException | StackOverflowError notPlain) {
            throw new Refused(Reason.XML, "This is not plain, shallow XML without a DTD.");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Strict: a decoder that replaces what it cannot read makes two different messages one. */
    private static String utf8(byte[] xml) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(xml))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Refused(Reason.ENCODING, "This is not UTF-8.");
        }
    }

    private static DocumentBuilderFactory factory() {
        try {
            // newDefaultInstance: whatever other parser stands on the class path is not asked
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute(LIMITS + "maxElementDepth", DEEPEST);
            factory.setAttribute(LIMITS + "elementAttributeLimit", MOST_ATTRIBUTES);
            factory.setAttribute(LIMITS + "maxXMLNameLimit", LONGEST_NAME);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
