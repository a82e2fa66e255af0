<#-- The SIM has a certificate for each role: the choice decides who the portal is told. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "clock.ftl" as clock>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("mobileId.role.title")}
  <#elseif section == "form">
    <@parts.whom />
    <p class="lead">${msg("mobileId.role.lead")}</p>
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <div class="actions">
        <button type="submit" class="button primary" name="role" value="self">${msg("mobileId.role.self")}</button>
        <button type="submit" class="button secondary" name="role" value="company">${msg("mobileId.role.company")}</button>
        <@parts.cancel text=msg("cancel.method") />
      </div>
      <@parts.help />
      <@clock.limit />
    </form>
  </#if>
</@layout.registrationLayout>
