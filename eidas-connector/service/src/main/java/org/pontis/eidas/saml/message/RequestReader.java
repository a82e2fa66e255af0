package org.pontis.eidas.saml.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.xml.namespace.QName;

import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.schema.XSAny;
import org.opensaml.core.xml.schema.XSBooleanValue;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.NameIDPolicy;
import org.opensaml.saml.saml2.core.RequestedAuthnContext;
import org.opensaml.saml.saml2.core.RequesterID;
import org.opensaml.saml.saml2.core.Scoping;
import org.pontis.eidas.saml.message.ReceivedRequest.Levels;
import org.pontis.eidas.saml.message.ReceivedRequest.RequestedAttribute;

/** Reads what a request says; namespaces count, prefixes and order do not. */
public final class RequestReader {

    private static final String EXACT = "exact";

    private RequestReader() {}

    public static ReceivedRequest read(AuthnRequest xml) {
        List<XMLObject> extensions =
                xml.getExtensions() == null ? List.of() : xml.getExtensions().getUnknownXMLObjects();
        return new ReceivedRequest(
                Envelope.of(xml),
                Optional.ofNullable(xml.isForceAuthnXSBoolean()).map(XSBooleanValue::getValue),
                Optional.ofNullable(xml.isPassiveXSBoolean()).map(XSBooleanValue::getValue),
                Optional.ofNullable(xml.getAssertionConsumerServiceURL()),
                Optional.ofNullable(xml.getProtocolBinding()),
                Optional.ofNullable(xml.getProviderName()),
                Optional.ofNullable(xml.getNameIDPolicy()).map(NameIDPolicy::getFormat),
                Optional.ofNullable(xml.getRequestedAuthnContext()).map(RequestReader::levels),
                unusualOptions(xml),
                spTypes(extensions),
                attributes(extensions),
                others(extensions),
                requesterIds(xml.getScoping()));
    }

    /** SAML core 3.3.2.2.1: without a comparison the match is exact. */
    private static Levels levels(RequestedAuthnContext context) {
        return new Levels(
                context.getComparison() == null
                        ? EXACT
                        : context.getComparison().toString(),
                context.getAuthnContextClassRefs().stream()
                        .map(AuthnContextClassRef::getURI)
                        .map(uri -> uri == null ? "" : uri)
                        .toList());
    }

    /** Nobody may believe that these were taken into account (SAML core 3.4.1). */
    private static List<String> unusualOptions(AuthnRequest xml) {
        List<String> names = new ArrayList<>();
        if (xml.getSubject() != null) {
            names.add("Subject");
        }
        if (xml.getConditions() != null) {
            names.add("Conditions");
        }
        if (xml.getAssertionConsumerServiceIndex() != null) {
            names.add("AssertionConsumerServiceIndex");
        }
        if (xml.getScoping() != null && xml.getScoping().getIDPList() != null) {
            names.add("IDPList");
        }
        return names;
    }

    private static List<String> spTypes(List<XMLObject> extensions) {
        return named(extensions, Names.SP_TYPE)
                .map(element -> element.getDOM().getTextContent())
                .toList();
    }

    private static List<RequestedAttribute> attributes(List<XMLObject> extensions) {
        return named(extensions, Names.REQUESTED_ATTRIBUTES)
                .flatMap(element -> named(element.getUnknownXMLObjects(), Names.REQUESTED_ATTRIBUTE))
                .map(RequestReader::attribute)
                .toList();
    }

    private static RequestedAttribute attribute(XSAny element) {
        return new RequestedAttribute(
                value(element, Names.NAME),
                value(element, Names.NAME_FORMAT),
                value(element, Names.FRIENDLY_NAME),
                value(element, Names.IS_REQUIRED).map(text -> text.equals("true") || text.equals("1")));
    }

    private static Optional<String> value(XSAny element, QName attribute) {
        return Optional.ofNullable(element.getUnknownAttributes().get(attribute));
    }

    private static List<String> others(List<XMLObject> extensions) {
        List<String> names = new ArrayList<>();
        for (XMLObject child : extensions) {
            QName name = child.getElementQName();
            if (!name.equals(Names.SP_TYPE) && !name.equals(Names.REQUESTED_ATTRIBUTES)) {
                names.add(name.getLocalPart());
            }
        }
        return names;
    }

    private static List<String> requesterIds(Scoping scoping) {
        return scoping == null
                ? List.of()
                : scoping.getRequesterIDs().stream()
                        .map(RequesterID::getURI)
                        .map(uri -> uri == null ? "" : uri)
                        .toList();
    }

    private static Stream<XSAny> named(List<XMLObject> elements, QName name) {
        return elements.stream()
                .filter(element -> element.getElementQName().equals(name))
                .filter(XSAny.class::isInstance)
                .map(XSAny.class::cast);
    }
}
