package org.pontis.eidas.saml.schema;

import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** All schemas in one, from the class path only: whatever else a schema refers to is not found. */
final class CompiledSchema {

    private static final String SAML = "/schema/";
    private static final String EIDAS = "/org/pontis/eidas/saml/schema/";

    /** Those that others import, by namespace. */
    private static final Map<String, String> BY_NAMESPACE = Map.of(
            XMLConstants.XML_NS_URI,
            SAML + "xml.xsd",
            "http://www.w3.org/2000/09/xmldsig#",
            SAML + "xmldsig-core-schema.xsd",
            "http://www.w3.org/2009/xmldsig11#",
            SAML + "xmldsig11-schema.xsd",
            "http://www.w3.org/2001/04/xmlenc#",
            SAML + "xenc-schema.xsd",
            "http://www.w3.org/2009/xmlenc11#",
            SAML + "xenc11-schema.xsd",
            "urn:oasis:names:tc:SAML:2.0:assertion",
            SAML + "saml-schema-assertion-2.0.xsd",
            "urn:oasis:names:tc:SAML:2.0:metadata",
            SAML + "saml-schema-metadata-2.0.xsd",
            "urn:oasis:names:tc:SAML:2.0:protocol",
            SAML + "saml-schema-protocol-2.0.xsd");

    static final Schema INSTANCE = compile(Stream.of(
                    BY_NAMESPACE.values().stream().sorted(),
                    Stream.of("sstc-metadata-attr", "sstc-saml-metadata-algsupport-v1.0")
                            .map(name -> SAML + name + ".xsd"),
                    Stream.of(
                                    "saml-extensions",
                                    "natural-person",
                                    "natural-person-representative",
                                    "legal-person",
                                    "legal-person-representative")
                            .map(name -> EIDAS + name + ".xsd"))
            .flatMap(paths -> paths)
            .map(CompiledSchema::source)
            .toArray(Source[]::new));

    private CompiledSchema() {}

    private static Schema compile(Source[] sources) {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            DOMImplementationLS inputs = (DOMImplementationLS)
                    DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
            factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
                LSInput input = inputs.createLSInput();
                input.setSystemId(path(namespace, systemId));
                input.setByteStream(open(input.getSystemId()));
                return input;
            });
            return factory.newSchema(sources);
        } catch (SAXException | ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static Source source(String path) {
        return new StreamSource(open(path), path);
    }

    /** An import is known by its namespace, an include of ours by its name. */
    private static String path(String namespace, String systemId) {
        return namespace != null && BY_NAMESPACE.containsKey(namespace)
                ? BY_NAMESPACE.get(namespace)
                : EIDAS + systemId;
    }

    private static InputStream open(String path) {
        InputStream schema = CompiledSchema.class.getResourceAsStream(path);
        if (schema == null) {
            throw new IllegalStateException("There is no schema " + path + " on the class path.");
        }
        return schema;
    }
}
