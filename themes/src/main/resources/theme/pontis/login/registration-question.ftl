<#-- The same question for whoever says the same of herself, whether there is such a person or not. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "clock.ftl" as clock>
<#import "registering.ftl" as registering>
<@layout.registrationLayout field="answer"; section>
  <#if section == "header">
    ${msg("registration.question.title")}
  <#elseif section == "form">
    <p class="lead" id="tries">${msg("registration.question.tries")}</p>
    <form action="${action}" method="post" class="form" novalidate>
      <@registering.proof />
      <div class="field">
        <#if question == "box">
        <label class="field-label" for="answer">${msg("registration.question.box", detail)}</label>
        <p class="hint" id="answer-hint">${msg("registration.question.box.hint")}</p>
        <#elseif question == "affiliation">
        <label class="field-label" for="answer">${msg("registration.question.affiliation")}</label>
        <p class="hint" id="answer-hint">${msg("registration.question.affiliation.hint")}</p>
        <#else>
        <label class="field-label" for="answer">${msg("registration.question.month")}</label>
        <p class="hint" id="answer-hint">${msg("registration.question.month.hint")}</p>
        </#if>
        <input class="input short" id="answer" name="answer" type="text" required autocomplete="off" spellcheck="false" maxlength="40"<#if !problem??> autofocus</#if><@parts.described by="answer-hint tries" />>
      </div>
      <div class="actions">
        <button type="submit" class="button primary">${msg("registration.continue")}</button>
        <button type="submit" class="button secondary" name="other" value="true" formnovalidate>${msg("registration.question.other")}</button>
        <@registering.back />
      </div>
      <@clock.limit />
    </form>
  </#if>
</@layout.registrationLayout>
