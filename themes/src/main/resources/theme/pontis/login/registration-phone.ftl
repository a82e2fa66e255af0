<#-- The mobile that will receive codes. -->
<#import "template.ftl" as layout>
<#import "clock.ftl" as clock>
<#import "parts.ftl" as parts>
<#import "registering.ftl" as registering>
<@layout.registrationLayout field="phone"; section>
  <#if section == "header">
    ${msg("registration.phone.title")}
  <#elseif section == "form">
    <p class="lead">${msg((beside!false)?then("registration.phone.beside", "registration.phone.lead"))}</p>
    <form action="${action}" method="post" class="form" novalidate>
      <@registering.proof />
      <@registering.phone />
      <@parts.otherPhone />
      <div class="actions">
        <button type="submit" class="button primary">${msg("registration.phone.send")}</button>
        <@registering.back />
      </div>
      <@clock.limit />
    </form>
  </#if>
</@layout.registrationLayout>
