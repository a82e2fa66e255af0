package org.pontis.idp;

import java.util.ServiceLoader;

import org.junit.jupiter.api.Test;
import org.pontis.broker.LoginMethodFactory;

import static org.assertj.core.api.Assertions.assertThat;

class MethodsOfThisJarTest {

    @Test
    void theServicesFileNamesThem() {
        assertThat(ServiceLoader.load(LoginMethodFactory.class))
                .extracting(factory -> factory.descriptor().id().value())
                .contains("sms-pin", "password");
    }
}
