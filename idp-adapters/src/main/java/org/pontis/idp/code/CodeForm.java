package org.pontis.idp.code;

import java.util.Optional;

import org.pontis.broker.Codes;
import org.pontis.broker.Input;

/** What a code is made of, and the form it comes back in. */
public interface CodeForm {

    /** The page that asks for it. */
    String page();

    /** The field it comes back in. */
    String field();

    /** A fresh code, as the message has it. */
    String fresh(Codes codes);

    /** What a citizen has to bring, when this code was sent: the code, and perhaps what she knows besides. */
    String whole(String code);

    /** What she brought, to be compared with {@link #whole}; nothing if it cannot be it. */
    Optional<String> read(Input input);
}
