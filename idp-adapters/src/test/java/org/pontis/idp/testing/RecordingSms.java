package org.pontis.idp.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.pontis.broker.Sms;
import org.pontis.broker.SmsSender;

/** Keeps what was sent, and can be out of order. */
public final class RecordingSms implements SmsSender {

    private final List<Sms> sent = new CopyOnWriteArrayList<>();
    private volatile boolean available = true;

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public void send(Sms sms) {
        sent.add(sms);
    }

    public void breakDown() {
        available = false;
    }

    public void recover() {
        available = true;
    }

    public List<Sms> sent() {
        return List.copyOf(sent);
    }

    /** The code in the newest message, as a phone would fill it in. */
    public String code() {
        String text = sent.getLast().text();
        return text.substring(text.lastIndexOf('#') + 1);
    }

    /** A code that is not the one in the newest message. */
    public String wrongCode() {
        String code = code();
        return code.charAt(0) == '0' ? "1" + code.substring(1) : "0" + code.substring(1);
    }
}
