<#-- The ways to register, and where an activation code is typed. -->
<#import "template.ftl" as layout>
<#import "places.ftl" as places>
<#import "registering.ftl" as registering>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("registration.title")}
  <#elseif section == "form">
    <div class="told">
    <p class="lead">${msg("registration.lead")}</p>
    <#if online>
    <section class="way" aria-labelledby="way-online">
      <h2 id="way-online">${msg("registration.online.title")}</h2>
      <p>${msg("registration.online.text")}<#if ageOnline gt 0> ${msg("registration.age", ageOnline)}</#if></p>
      <@registering.go to=start + "/online" text=msg("registration.online.start") kind="primary" />
    </section>
    </#if>
    <#if certificate>
    <section class="way" aria-labelledby="way-certificate">
      <h2 id="way-certificate">${msg("registration.certificate.title")}</h2>
      <p>${msg("registration.certificate.text")}<#if ageCertificate gt 0> ${msg("registration.age", ageCertificate)}</#if></p>
      <@registering.go to=start + "/certificate" text=msg("registration.certificate.start") kind=online?then("secondary", "primary") />
    </section>
    </#if>
    <#if desk>
    <section class="way" aria-labelledby="way-desk">
      <h2 id="way-desk">${msg("registration.desk.title")}</h2>
      <p>${msg("registration.desk.text")} <@places.contact name="registration" /></p>
    </section>
    </#if>
    <section class="way" aria-labelledby="way-activate">
      <h2 id="way-activate">${msg("registration.activate.title")}</h2>
      <p>${msg("registration.activate.text")}</p>
      <@registering.go to=start + "/activate" text=msg("registration.activate.start") />
    </section>
    <@places.back />
    </div>
  </#if>
</@layout.registrationLayout>
