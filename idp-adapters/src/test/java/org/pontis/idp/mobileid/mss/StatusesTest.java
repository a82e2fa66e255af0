package org.pontis.idp.mobileid.mss;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatusesTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    101, MID_REFUSED
                    1011, MID_REFUSED
                    1012, MID_REFUSED
                    102, MID_REFUSED
                    103, MID_REFUSED
                    104, MID_REFUSED
                    105, MID_NOT_CLIENT
                    1051, MID_NOT_CLIENT
                    1052, MID_NOT_CLIENT
                    1053, MID_NOT_CLIENT
                    1054, MID_SIM
                    107, MID_REFUSED
                    108, MID_REFUSED
                    109, MID_NOT_CLIENT
                    208, MID_TIMEOUT
                    2081, MID_TIMEOUT
                    2082, MID_TIMEOUT
                    209, MID_DELIVERY
                    2091, MID_DELIVERY
                    2094, MID_DELIVERY
                    401, MID_CANCELLED
                    4011, MID_CANCELLED
                    4013, MID_CANCELLED
                    402, MID_PIN_BLOCKED
                    4021, MID_PIN_BLOCKED
                    403, MID_SIM
                    404, MID_SIM
                    405, CERT_STATUS_UNREACHABLE
                    406, MID_BUSY
                    407, MID_UNAVAILABLE
                    422, MID_SIM
                    423, CERT_STATUS_UNREACHABLE
                    425, CERT_STATUS_UNREACHABLE
                    501, CERT_REVOKED
                    503, MID_SIGNATURE_MISMATCH
                    505, MID_REFUSED
                    700, MID_UNAVAILABLE
                    900, MID_UNAVAILABLE
                    0, MID_UNAVAILABLE
                    """)
    void everyNumberHasItsProblem(String code, String problem) {
        assertThat(Statuses.of(code).code()).isEqualTo(problem);
    }
}
