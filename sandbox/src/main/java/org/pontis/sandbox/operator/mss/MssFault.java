package org.pontis.sandbox.operator.mss;

import java.util.Map;

import org.pontis.sandbox.web.Response;

/** A request or a transaction that ends with a fault: HTTP 500, and a body that says which. */
final class MssFault extends Exception {

    private static final long serialVersionUID = 1L;
    private static final String MSS = "http://uri.etsi.org/TS102204/v1.1.2#";
    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

    /** The faults that are the relying party's doing are below this. */
    private static final int RECEIVER = 200;

    private final int code;
    private final String reason;

    private MssFault(int code, String reason, String detail) {
        super(detail);
        this.code = code;
        this.reason = reason;
    }

    static MssFault of(Code code) {
        return of(code, code.detail());
    }

    static MssFault of(Code code, String detail) {
        return new MssFault(code.number(), code.name(), detail);
    }

    /** A fault that may be in no document. */
    static MssFault of(int code) {
        return Code.of(code).map(MssFault::of).orElseGet(() -> new MssFault(code, "UNDOCUMENTED", "Nobody knows"));
    }

    Response response() {
        return Response.json(
                500,
                Map.of(
                        "Fault",
                        Map.of(
                                "Code",
                                Map.of(
                                        "SubCode",
                                        Map.of("Value", "_" + code, "ValueNs", MSS),
                                        "Value",
                                        code < RECEIVER ? "Sender" : "Receiver",
                                        "ValueNs",
                                        SOAP),
                                "Detail",
                                getMessage(),
                                "Reason",
                                reason)));
    }
}
