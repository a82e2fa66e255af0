<#-- She is registered. The code for her password is shown here and nowhere else, once. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "registering.ftl" as registering>
<@layout.registrationLayout; section>
  <#if section == "header">
    <#if had!false>${msg("registration.done.had.title")}<#else>${msg((beside!false)?then("registration.done.beside.title", "registration.done.title"))}</#if>
  <#elseif section == "form">
    <div class="told">
    <#if beside!false>
    <p class="lead" data-codes-to="${codesTo!}"><#if !(had!false)>${msg("registration.done.beside", lastTwo)} </#if><#if codesTo??>${msg("phone.codesTo", codesTo)}</#if></p>
    <@registering.go to=start text=msg("registration.end.start") kind="primary" />
    <#else>
    <p class="lead"><#if lastTwo??>${msg("registration.done.phone", lastTwo)}<#else>${msg("registration.done.again")}</#if></p>
    <p>${msg("registration.done.level")}</p>
    <h2 id="code-title">${msg("registration.done.code.title")}</h2>
    <#if activation??>
    <p class="paper-code" data-activation-code="${activation}">${activation}</p>
    <p>${msg("registration.done.code.text", activationDays)}</p>
    <p data-print="${msg("print.button")}"></p>
    <@registering.go to=start + "/activate" text=msg("registration.done.code.now") kind="primary" />
    <#else>
    <p>${msg("registration.done.code.void")}</p>
    </#if>
    <form action="${action}" method="post" class="form" novalidate>
      <@registering.proof />
      <div class="actions">
        <button type="submit" class="button secondary" name="fresh" value="true">${msg("registration.done.code.another")}</button>
        <@parts.cancel text=msg("registration.end.start") />
      </div>
    </form>
    </#if>
    </div>
  </#if>
</@layout.registrationLayout>
