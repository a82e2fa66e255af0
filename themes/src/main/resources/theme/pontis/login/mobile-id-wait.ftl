<#-- The phone is thinking. The page asks again by itself; the button is for whoever has switched that off. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section == "header">
    <#if verificationCode??>${msg("mobileId.wait.title")}<#else>${msg("mobileId.asking.title")}</#if>
  <#elseif section == "form">
    <@parts.whom />
    <#if verificationCode??>
    <p class="lead">${msg("mobileId.wait.compare", lastTwo)}</p>
    <p class="verification-code" data-verification-code="${verificationCode}">${verificationCode}</p>
    <p>${msg("mobileId.wait.same")}</p>
    <p><strong>${msg("mobileId.wait.other")}</strong></p>
    <#else>
    <p class="lead">${msg("mobileId.asking.lead")}</p>
    </#if>
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <p class="hint" id="continue-hint">${msg("mobileId.wait.self")}</p>
      <div class="actions">
        <button type="submit" class="button primary" name="continue" value="true" aria-describedby="continue-hint">${msg("mobileId.wait.continue")}</button>
        <@parts.cancel text=msg("cancel.method") />
      </div>
      <@parts.help />
    </form>
  </#if>
</@layout.registrationLayout>
