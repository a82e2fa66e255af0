package org.pontis.eidas.saml;

import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.xml.namespace.QName;

import org.opensaml.core.config.InitializationException;
import org.opensaml.core.config.InitializationService;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.pontis.eidas.keys.Providers;
import org.w3c.dom.Element;

/** OpenSAML, started once and for all on first use. */
public final class OpenSaml {

    // a strong reference, because java.util.logging forgets levels together with loggers
    private static final Logger XMLSEC = Logger.getLogger("org.apache.xml.security");
    private static final Logger OPENSAML = Logger.getLogger("org.opensaml");

    static {
        Providers.install();
        // both warn with parts of the message for every bad signature; the rejection itself is reported by us
        XMLSEC.setLevel(Level.OFF);
        OPENSAML.setLevel(Level.OFF);
        try {
            InitializationService.initialize();
        } catch (InitializationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private OpenSaml() {}

    /** Makes sure that OpenSAML is up; every entry of this package does so by itself. */
    public static void start() {
        // running the static initialiser is all
    }

    /**
     * A new, empty element.
     *
     * @param name the element's name, such as {@code AuthnRequest.DEFAULT_ELEMENT_NAME}
     */
    public static <T extends XMLObject> T create(Class<T> type, QName name) {
        return type.cast(XMLObjectSupport.buildXMLObject(name));
    }

    /** An element that we wrote ourselves, as text. What others wrote comes in by {@link UnverifiedMessage} alone. */
    public static <T extends XMLObject> T read(String ours, Class<T> type) {
        try {
            Element root = SamlXml.parse(ours.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
            return type.cast(XMLObjectSupport.getUnmarshaller(root).unmarshall(root));
        } catch (Rejected | UnmarshallingException e) {
            throw new IllegalStateException("A message of ours could not be written.", e);
        }
    }
}
