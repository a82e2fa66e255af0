<#-- Whoever has shown a certificate registers more, and better, at once. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "registering.ftl" as registering>
<@layout.registrationLayout field="phone"; section>
  <#if section == "header">
    ${msg("registration.means.title")}
  <#elseif section == "form">
    <div class="told">
    <p class="lead">${msg("registration.means.lead", name)}</p>
    <form action="${action}" method="post" class="form" novalidate>
      <@registering.proof />
      <section class="way" aria-labelledby="means-phone">
        <h2 id="means-phone">${msg("registration.means.link")}</h2>
        <@registering.phone />
        <@parts.otherPhone />
        <div class="actions"><button type="submit" class="button primary">${msg("registration.phone.send")}</button></div>
      </section>
    </form>
    <form action="${action}" method="post" class="form" novalidate>
      <@registering.proof />
      <section class="way" aria-labelledby="means-password">
        <h2 id="means-password">${msg("registration.means.password")}</h2>
        <div class="actions"><button type="submit" class="button secondary" name="choose" value="true">${msg(password?then("registration.means.change", "registration.means.choose"))}</button></div>
      </section>
    </form>
    <h2>${msg("registration.means.have")}</h2>
    <#if codesTo??><p>${msg("phone.codesTo", codesTo)}</p></#if>
    <#if !means?has_content><p>${msg("registration.means.none")}</p></#if>
    <form action="${action}" method="post" class="form" novalidate>
      <@registering.proof />
      <ul class="plain-list">
        <#list means as m>
        <li class="way">
          <p id="means-${m?index}"><strong><#if m.kind == "phone">${msg("registration.means.phone", m.label)}<#else>${msg("registration.means.password")}</#if></strong>, ${msg((m.registration == "advanced")?then("registration.means.advanced", "registration.means.basic"))}</p>
          <#if m.registration != "advanced">
          <div class="actions"><button type="submit" class="button secondary" name="raise" value="${m.id}" aria-describedby="means-${m?index}">${msg("registration.means.raise")}</button></div>
          </#if>
        </li>
        </#list>
      </ul>
      <div class="actions"><@registering.back /></div>
    </form>
    </div>
  </#if>
</@layout.registrationLayout>
