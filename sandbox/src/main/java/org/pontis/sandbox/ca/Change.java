package org.pontis.sandbox.ca;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

import org.pontis.sandbox.web.Request;

/** What people who play can do to a certificate that was issued. */
enum Change {
    REVOKE {
        @Override
        void make(Issuer issuer, BigInteger serial) {
            issuer.revoke(serial);
        }
    },
    RESTORE {
        @Override
        void make(Issuer issuer, BigInteger serial) {
            issuer.restore(serial);
        }
    };

    abstract void make(Issuer issuer, BigInteger serial);

    /** The word in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Makes it to the certificate whose issuer and serial number, in hexadecimal, the address names; nothing if there is no such issuer. */
    Optional<Issuer> make(CertificateAuthority authority, Request request) {
        Optional<Issuer> issuer = authority.find(request.path().get("issuer"));
        issuer.ifPresent(found -> make(found, new BigInteger(request.path().get("serial"), 16)));
        return issuer;
    }
}
