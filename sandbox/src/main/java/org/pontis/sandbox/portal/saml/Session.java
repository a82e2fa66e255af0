package org.pontis.sandbox.portal.saml;

import java.util.List;
import java.util.Optional;

import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.NameID;
import org.pontis.sandbox.portal.Visitor;

/**
 * A browser's session at this portal.
 *
 * @param login the last login that succeeded at the broker; the portal may have refused it, and shows nobody then, but
 *     logging out must still reach the broker
 */
record Session(Visitor visitor, Optional<Login> login) {

    /**
     * How the broker calls this login, for single logout (SAML profiles 4.4).
     *
     * @param format of the name identifier
     * @param index the session's index, empty if the broker gave none
     */
    record Login(String nameId, String format, String index) {

        static Login of(Assertion assertion) {
            NameID name = assertion.getSubject().getNameID();
            String index = assertion.getAuthnStatements().getFirst().getSessionIndex();
            return new Login(name.getValue(), name.getFormat(), index == null ? "" : index);
        }

        /** Whether a logout request for this name and these sessions, or all if it names none, means this one. */
        boolean isMeantBy(String name, List<String> indexes) {
            return nameId.equals(name) && (indexes.isEmpty() || indexes.contains(index));
        }
    }
}
