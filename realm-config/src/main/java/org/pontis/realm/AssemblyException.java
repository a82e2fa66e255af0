package org.pontis.realm;

/** A realm cannot be put together. The message is a sentence for the operator and never quotes a value. */
public final class AssemblyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public AssemblyException(String message) {
        super(message);
    }
}
