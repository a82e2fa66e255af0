package org.pontis.eidas.saml;

import org.opensaml.saml.common.SignableSAMLObject;

/**
 * A message that a pinned key has signed as a whole. Only {@link UnverifiedMessage#verify} makes one. Who was meant to receive
 * it, when and in answer to what is still to be checked.
 */
public final class VerifiedMessage<T extends SignableSAMLObject> {

    private final T content;

    VerifiedMessage(T content) {
        this.content = content;
    }

    public T content() {
        return content;
    }

    /**
     * What was inside this message and had to be read for itself, such as a decrypted assertion: the signature covers what it
     * was made from.
     */
    public <P extends SignableSAMLObject> VerifiedMessage<P> part(UnverifiedMessage<P> part) {
        return new VerifiedMessage<>(part.content());
    }
}
