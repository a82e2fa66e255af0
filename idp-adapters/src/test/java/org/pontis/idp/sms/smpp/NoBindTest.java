package org.pontis.idp.sms.smpp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLHandshakeException;

import org.jsmpp.PDUStringException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.util.StringParameter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NoBindTest {

    @Test
    void aCentreThatRefusesIsQuotedByItsStatus() {
        assertThat(NoBind.reason(new IOException("…", new NegativeResponseException(0x0E))))
                .isEqualTo("command_status 0x0E");
    }

    /** jsmpp names the session, another one each time, which would make every attempt news. */
    @Test
    void aCentreThatSaysNothingIsTheSameReasonEachTime() {
        assertThat(NoBind.reason(new IOException("…", new ResponseTimeoutException("sessionId 1f"))))
                .isEqualTo(NoBind.reason(new IOException("…", new ResponseTimeoutException("sessionId 2a"))));
    }

    @Test
    void aMachineThatCannotBeReachedIsSaidInJavasWords() {
        assertThat(NoBind.reason(new ConnectException("Connection refused"))).isEqualTo("Connection refused");
        assertThat(NoBind.reason(new UnknownHostException("smsc.example"))).isEqualTo("its host name is unknown");
        assertThat(NoBind.reason(new SSLHandshakeException("No name matching smsc.example found")))
                .isEqualTo("no TLS: No name matching smsc.example found");
    }

    @Test
    void whatWasSentIsNeverQuoted() {
        assertThat(NoBind.reason(
                        new IOException("password s3cret", new PDUStringException("s3cret", StringParameter.PASSWORD))))
                .doesNotContain("s3cret");
        assertThat(NoBind.reason(new IllegalStateException("s3cret"))).doesNotContain("s3cret");
    }
}
