package org.pontis.realm.portal;

final class Certificates {

    /** Of a key that nobody has; until 2126. */
    static final String SELF_SIGNED = """
            MIIDDzCCAfegAwIBAgIUNbkAQOsg5ln9jqJVUUb9mKbyXy8wDQYJKoZIhvcNAQELBQAwFjEUMBIGA1UEAwwLcG9ydGFsLXNh
            bWwwIBcNMjYxMTIyMDQzNTM3WhgPMjEyNjEwMjkwNDM1MzdaMBYxFDASBgNVBAMMC3BvcnRhbC1zYW1sMIIBIjANBgkqhkiG
            9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtnk0ZRjgQgrSmrO7kR8Rc/GhjLjE3MqJJs1o/ZzWND6c8aBPI0vuGd5BZJY/Y63E7NLo
            MAJcBagkLHVImGB6McB52HmOIm98ofzBWTZbZy7ZPwOH4pEHn7VVllQjrH6MAAgcfo/sHeBlbjA62KmXOdf+KyZF85Nntlmv
            MUdwlwptofKFynZKhynWeV8e583d/8nCJ+YlxhqxpzQXUT4GZ3nnRuZ623lLhGap0yaw/wCs1XN3A0nUJP6W06URq0rX+7uJ
            KUncv86QJK0ZJp4MmET6O6rizCUorM/CHNfTehyYkwfdTUt7O0voNJd46RhcM4O0xXimTATfe/nbJ54XUQIDAQABo1MwUTAd
            BgNVHQ4EFgQUoDBUthykDUZ90pAA30VFqhwr2C4wHwYDVR0jBBgwFoAUoDBUthykDUZ90pAA30VFqhwr2C4wDwYDVR0TAQH/
            BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOCAQEAZwkcIrMYzMpO6+butBXSgHk3YOw3EJJdWBZlhKi6j6VnlGiUb+WSn3X1C4js
            LbBbrnfWOle7BVmHGUXlJHal95mDULnzofC/YI2nb3TqJi68BpyDA4ZF8E9AJamHFHGtRwdFpo5svFiWs1XGpWkgekQRWSDW
            a4GgFrX+3W2S0FC8EmlSdCbVaJISsHD8ev7w2DqcLdd3wuHUCZMoni3gF3kRtV58tsrHAbYU8RUdxlD/pYNs7j+rIFndgUC3
            wU3ArOwh6FtulW2qP+6OQx7WE7xdm+t4fB+qSna2lSVGk88vwxIiTiAFU3v1Hh2gqqnxNR+LOILJPjxuG05NeyWBSw==
            """.replace("\n", "");

    /** Another of this kind. */
    static final String NEXT = """
            MIIDDzCCAfegAwIBAgIUcgEtEbdQr5LYnPZgHK5Efi7RMmswDQYJKoZIhvcNAQELBQAwFjEUMBIGA1UEAwwLcG9ydGFsLW5leHQw
            IBcNMjYxMTIyMDYwNTUwWhgPMjEyNjEwMjkwNjA1NTBaMBYxFDASBgNVBAMMC3BvcnRhbC1uZXh0MIIBIjANBgkqhkiG9w0BAQEF
            AAOCAQ8AMIIBCgKCAQEAsXzdIi9eWCxcVcWocXPGPWyD+nORSVSO3hOeFrKgju/ES+BUye9ZlaQ/hUev7njkQkmpLl9NPVB+vW4S
            QZ/J1Ui9pghNe+j7Qm73VoIuvCMPziAOhUoi7L+51mXbsYfwu1FY+fNMLroP7dap6jV0rg0bF5/raoTZtJsIG6pgNkb546xw18bb
            dZdRToGE2ZxxOfSRhevV5/YwxsSPLIn7GZiOEI6hY+1zus41LHkx/jpiRUJzn3hNq+CvQabQc/YQdi8QgdjyNGgZ2DZTRGKIJ0jc
            Es4btIX196TJVRCv6uEtPYp/prZgVujUWgIAZmYAqp7WBrZdaXSQfdwC98pQCwIDAQABo1MwUTAdBgNVHQ4EFgQUQBlmM8nSEUwh
            KU5EmOAqW1cxtIMwHwYDVR0jBBgwFoAUQBlmM8nSEUwhKU5EmOAqW1cxtIMwDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsF
            AAOCAQEAQBy8aB0DZIkXETqWLTgix2JXiKGafDp+kc6thutMKGwm6WQE+c+dp2BZUXXCdUCoUniD5t7Rqc8q3X5ZunlHG6sfJjct
            /UB1NvchPLgYbxC/inMNRuNuzLNSLo8/4pc8+favdHlzV/FjICE3pie+8pYdRmy5s5JR9WqBLz1dd7IqxImUJnyx24bxVgsz55Ae
            Dtr5m7XDjFijgGiLK/dZBrsntDHYJA1C+liNe7y616SfqJy9QdO1/T5/2lBQnoMNBamcbHp52srTIkHJj6d+SKVKX+s0pBV2y0al
            fBDFidGYbOaVX7m6LQVypG1fFAHXi0/rOcg5P8vyvV/YcFVCPA==
            """.replace("\n", "");

    private Certificates() {}
}
