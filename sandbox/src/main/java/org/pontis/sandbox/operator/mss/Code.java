package org.pontis.sandbox.operator.mss;

import java.util.Optional;

/** Fault and status codes, TS 102 204 section 12 and FiCom's. */
enum Code {
    REQUEST_OK(100, "The request has been accepted"),
    WRONG_PARAM(101, "Error among the arguments of the request"),
    MISSING_PARAM(102, "An argument in the request is missing"),
    WRONG_DATA_LENGTH(103, "The DataToBeSigned are too large"),
    UNAUTHORIZED_ACCESS(104, "The AP is unknown, or the client authentication failed"),
    UNKNOWN_CLIENT(105, "MSISDN is unknown"),
    INAPPROPRIATE_DATA(107, "DTBD matching failed"),
    INCOMPATIBLE_INTERFACE(108, "The minor version and/or major version parameters are inappropriate"),
    UNSUPPORTED_PROFILE(109, "The user does not support this Mobile Signature Profile"),
    EXPIRED_TRANSACTION(208, "Transaction Expiry date has been reached or Time out has lapsed"),
    OTA_ERROR(209, "The MSSP has not succeeded to contact the end-user's mobile equipment"),
    USER_CANCEL(401, "User cancelled the request"),
    PIN_NR_BLOCKED(402, "PIN of the mobile user is blocked"),
    CARD_BLOCKED(403, "Mobile user account has state INACTIVE or no SIM assigned"),
    NO_KEY_FOUND(404, "Mobile user account needs to be activated"),
    PB_SIGNATURE_PROCESS(406, "Signature request already in progress"),
    NO_CERT_FOUND(422, "Certificate is expired"),
    SIGNATURE(500, "Signed"),
    REVOKED_CERTIFICATE(501, "The certificate has been revoked"),
    VALID_SIGNATURE(502, "Signed, and validated"),
    INVALID_SIGNATURE(503, "The signature is invalid"),
    OUTSTANDING_TRANSACTION(504, "Not yet"),
    CONSTRAINT_MISMATCH(505, "A constraint is not met"),
    INTERNAL_ERROR(900, "Unknown Error");

    private final int number;
    private final String detail;

    Code(int number, String detail) {
        this.number = number;
        this.detail = detail;
    }

    static Optional<Code> of(int number) {
        for (Code code : values()) {
            if (code.number == number) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    int number() {
        return number;
    }

    String detail() {
        return detail;
    }

    /** Whether a transaction ends with it as a status, not as a fault. */
    boolean isStatus() {
        return number == 100 || number / 100 == 5;
    }
}
