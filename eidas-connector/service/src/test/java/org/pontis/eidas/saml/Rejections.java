package org.pontis.eidas.saml;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

public final class Rejections {

    private Rejections() {}

    public static void assertRejected(Rejected.Reason reason, ThrowingCallable act) {
        Assertions.assertThatExceptionOfType(Rejected.class)
                .isThrownBy(act)
                .extracting(Rejected::reason)
                .isEqualTo(reason);
    }
}
