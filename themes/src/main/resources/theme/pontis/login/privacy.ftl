<#-- What article 13 of Regulation (EU) 2016/679 asks for. Who is told what hangs on the methods that are offered, and how long on what the realm is set to; not on what somebody once wrote. -->
<#import "template.ftl" as layout>
<#import "places.ftl" as places>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("privacy.title")}
  <#elseif section == "form">
    <div class="reading">
      <p class="lead">${msg("privacy.lead")}</p>
      <h2>${msg("privacy.who")}</h2>
      <p>${msg("privacy.who.text", (realm.attributes["pontis.operator"])!msg("contact.missing"))} <@places.contact name="privacy" /></p>
      <h2>${msg("privacy.what")}</h2>
      <@places.list prefix="privacy.what"><@places.byMethod prefix="privacy.what" /><#if places.registers()><li>${msg("privacy.what.registration")}</li></#if></@places.list>
      <h2>${msg("privacy.why")}</h2>
      <p>${msg("privacy.why.text")}</p>
      <h2>${msg("privacy.to")}</h2>
      <@places.list prefix="privacy.to"><@places.byMethod prefix="privacy.to" /><#if places.registers()><li>${msg("privacy.to.registration")}</li></#if></@places.list>
      <h2>${msg("privacy.long")}</h2>
      <ul>
        <li>${msg("privacy.long.1", kept.loginMinutes)}</li>
        <li>${msg("privacy.long.2", kept.sessionHours)}</li>
        <li>${msg("privacy.long.3", kept.eventDays)}</li>
        <li>${msg("privacy.long.4")}</li>
        <#if places.registers()><li>${msg("privacy.long.registration")}</li></#if>
      </ul>
      <h2>${msg("privacy.cookies")}</h2>
      <p>${msg("privacy.cookies.text")}</p>
      <h2>${msg("privacy.rights")}</h2>
      <p>${msg("privacy.rights.text")} <@places.contact name="privacy" /></p>
      <p>${msg("privacy.authority")} <@places.contact name="authority" /></p>
    </div>
    <@places.back />
  </#if>
</@layout.registrationLayout>
