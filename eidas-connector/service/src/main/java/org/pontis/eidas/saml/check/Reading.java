package org.pontis.eidas.saml.check;

import org.opensaml.saml.common.SignableSAMLObject;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.UnverifiedMessage;

/** A message on the door step: how to read it from its binding. */
@FunctionalInterface
public interface Reading<T extends SignableSAMLObject> {

    UnverifiedMessage<T> read() throws Rejected;
}
